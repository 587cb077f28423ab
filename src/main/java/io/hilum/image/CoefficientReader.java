package io.hilum.image;

import io.hilum.image.JpegScan.Part;
import java.util.Arrays;

/** Reads what one scan tells of a block's coefficients: sequentially all of them, or progressively (annex G of T.81). */
final class CoefficientReader {
    private static final int[] UNQUANTISED = new int[64];

    static {
        Arrays.fill(UNQUANTISED, 1);
    }

    private final EntropyReader data;
    private final boolean progressive;
    private final int from;
    private final int to;
    private final int low;
    private final boolean refining;
    private final int[] predictions;
    private final int[] block = new int[64];
    /** Blocks to come, this one included, that bring no new coefficient in this band (EOBRUN). */
    private int run;

    CoefficientReader(EntropyReader data, JpegScan scan, boolean progressive, int components) {
        this.data = data;
        this.progressive = progressive;
        this.from = scan.from();
        this.to = scan.to();
        this.low = scan.low();
        this.refining = scan.high() > 0;
        this.predictions = new int[components];
    }

    void restart() {
        Arrays.fill(predictions, 0);
    }

    /** Refuses a run of blocks that goes on past the scan's or the restart's end. */
    void expectNoRun() throws ImageRefused {
        if (run > 0) {
            throw JpegFile.damaged("its image data ends too early");
        }
    }

    /** One block, whose coefficients begin at {@code at}. */
    void read(Part part, short[] coefficients, int at) throws ImageRefused {
        if (!progressive) {
            sequential(part, coefficients, at);
        } else if (from == 0) {
            dc(part, coefficients, at);
        } else if (refining) {
            refine(part.ac(), coefficients, at);
        } else {
            first(part.ac(), coefficients, at);
        }
    }

    /** Passes over a block of a component that isn't needed. */
    void skip(Part part) throws ImageRefused {
        if (!progressive) {
            data.skipBlock(part.dc(), part.ac());
        } else if (refining) {
            data.bits(1);
        } else {
            data.difference(part.dc());
        }
    }

    private void sequential(Part part, short[] coefficients, int at) throws ImageRefused {
        data.block(part.dc(), part.ac(), block, UNQUANTISED);
        predictions[part.index()] += block[0];
        block[0] = predictions[part.index()];
        for (int i = 0; i < 64; i++) {
            coefficients[at + i] = (short) block[i];
        }
        Arrays.fill(block, 0);
    }

    /** Annex G.1.2.1: the DC coefficient, first all but its low bits, then one of these. */
    private void dc(Part part, short[] coefficients, int at) throws ImageRefused {
        if (refining) {
            coefficients[at] |= (short) (data.bits(1) << low);
        } else {
            predictions[part.index()] += data.difference(part.dc());
            coefficients[at] = (short) (predictions[part.index()] << low);
        }
    }

    /** Annex G.1.2.2: a band's coefficients but for their low bits. */
    private void first(HuffmanTable ac, short[] coefficients, int at) throws ImageRefused {
        if (run > 0) {
            run--;
            return;
        }
        for (int k = from; k <= to; k++) {
            int symbol = data.symbol(ac);
            int zeros = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && zeros < 15) {
                run = endOfBand(zeros) - 1;
                return;
            }
            k += zeros;
            if (size > 0) {
                if (k > to) {
                    throw EntropyReader.beyondBlock();
                }
                int value = HuffmanTable.extend(data.bits(size), size);
                coefficients[at + Zigzag.NATURAL[k]] = (short) (value << low);
            }
        }
    }

    /** Annex G.1.2.3: one more bit of coefficients that have become nonzero, and those that become so by this bit. */
    private void refine(HuffmanTable ac, short[] coefficients, int at) throws ImageRefused {
        int k = from;
        while (run == 0 && k <= to) {
            int symbol = data.symbol(ac);
            int zeros = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && zeros < 15) {
                run = endOfBand(zeros);
                break;
            }
            if (size > 1) {
                throw EntropyReader.noCode();
            }
            int value = size == 0 ? 0 : data.bits(1) == 1 ? 1 << low : -1 << low;
            k = correct(coefficients, at, k, zeros);
            if (value != 0) {
                if (k > to) {
                    throw EntropyReader.beyondBlock();
                }
                coefficients[at + Zigzag.NATURAL[k]] = (short) value;
            }
            k++;
        }
        if (run > 0) {
            correct(coefficients, at, k, 64);
            run--;
        }
    }

    /** Refines nonzero coefficients until so many zero ones have been passed over; returns where the next zero one is. */
    private int correct(short[] coefficients, int at, int start, int zeros) {
        int left = zeros;
        for (int k = start; k <= to; k++) {
            int place = at + Zigzag.NATURAL[k];
            int value = coefficients[place];
            if (value == 0) {
                if (left-- == 0) {
                    return k;
                }
            } else if (data.bits(1) == 1) {
                coefficients[place] = (short) (value + (value > 0 ? 1 << low : -1 << low));
            }
        }
        return to + 1;
    }

    /** Annex G.1.2.2: the length of a run of blocks whose bands end. */
    private int endOfBand(int bits) {
        return (1 << bits) + (bits == 0 ? 0 : data.bits(bits));
    }
}
