package io.hilum.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of one scan's entropy-coded data (ITU T.81, annexes B.1.1.5 F.2.2 and H.2), up to the next marker. Past the end
 * zeros come, so that the inner loops needn't look; whoever reads calls {@link #check} at least once per row of blocks.
 */
final class EntropyReader {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int RST0 = 0xD0;

    /** The last category of lossless differences (table H.2), the only one without bits of its own but 0. */
    static final int LAST_CATEGORY = 16;

    private static final int PEEK_SHIFT = 64 - HuffmanTable.PEEK;

    private final byte[] file;
    private int at;
    /** The next bits, the first one on top; {@code count} of them, of which the last {@code invented} are no data. */
    private long bits;

    private int count;
    private int invented;

    EntropyReader(byte[] file, int at) {
        this.file = file;
        this.at = at;
    }

    /**
     * Annexes F.2.2.1 and F.2.2.2: one block of sequential DCT. The DC difference goes into {@code block[0]} as it is, AC
     * coefficients times their quantisation into the natural places.
     *
     * @param block 64 zeros
     * @param factors in zigzag order
     * @return the place of the last coefficient, in zigzag order
     */
    int block(HuffmanTable dc, HuffmanTable ac, int[] block, int[] factors) throws ImageRefused {
        block[0] = difference(dc);
        long bits = this.bits;
        int count = this.count;
        int k = 1;
        int last = 0;
        while (k < 64) {
            if (count < 32) {
                this.bits = bits;
                this.count = count;
                refill();
                bits = this.bits;
                count = this.count;
            }
            int peek = (int) (bits >>> PEEK_SHIFT);
            int whole = ac.coefficients[peek];
            if (whole != 0) {
                k += (whole >> 8 & 0xFF) - 1;
                bits <<= whole;
                count -= whole & 0xFF;
                if (k > 63) {
                    throw beyondBlock();
                }
                block[Zigzag.NATURAL[k]] = (whole >> 16) * factors[k];
                last = k++;
                continue;
            }
            int code = ac.lookup[peek] & 0xFFFF;
            if (code == 0) {
                code = ac.lookupLong((int) (bits >>> 48));
            }
            int length = code & 0xFF;
            int run = code >> 12;
            int size = code >> 8 & 15;
            bits <<= length;
            count -= length;
            if (size == 0) {
                if (run == 0 && length > 0) {
                    break;
                }
                if (run != 15) {
                    throw noCode();
                }
                k += 16;
                continue;
            }
            k += run;
            if (k > 63) {
                throw beyondBlock();
            }
            block[Zigzag.NATURAL[k]] = HuffmanTable.extend((int) (bits >>> (64 - size)), size) * factors[k];
            bits <<= size;
            count -= size;
            last = k++;
        }
        this.bits = bits;
        this.count = count;
        return last;
    }

    /** Passes over a block that isn't needed. */
    void skipBlock(HuffmanTable dc, HuffmanTable ac) throws ImageRefused {
        difference(dc);
        for (int k = 1; k < 64; k++) {
            int symbol = symbol(ac);
            int size = symbol & 15;
            if (size == 0 && symbol == 0) {
                return;
            }
            if (size == 0 && symbol != 0xF0) {
                throw noCode();
            }
            k += symbol >> 4;
            // A symbol leaves at least 16 of its 32 bits.
            bits <<= size;
            count -= size;
            if (k > 63 && size > 0) {
                throw beyondBlock();
            }
        }
    }

    /**
     * Annex H.2.2: differences of lossless samples, which are numbers modulo 2^16.
     *
     * @param table of the categories 0 to 16 (table H.2), no others
     * @param to gets so many of them
     */
    void differences(HuffmanTable table, int[] to, int number) throws ImageRefused {
        long bits = this.bits;
        int count = this.count;
        for (int i = 0; i < number; i++) {
            if (count < 32) {
                this.bits = bits;
                this.count = count;
                refill();
                bits = this.bits;
                count = this.count;
            }
            int peek = (int) (bits >>> PEEK_SHIFT);
            int whole = table.coefficients[peek];
            if (whole != 0) {
                to[i] = whole >> 16;
                bits <<= whole;
                count -= whole & 0xFF;
                continue;
            }
            int code = table.lookup[peek] & 0xFFFF;
            if (code == 0) {
                code = table.lookupLong((int) (bits >>> 48));
                if (code == 0) {
                    throw noCode();
                }
            }
            int size = code >> 8;
            bits <<= code;
            count -= code & 0xFF;
            if (size == 0) {
                to[i] = 0;
            } else if (size == LAST_CATEGORY) {
                to[i] = 1 << 15;
            } else {
                to[i] = HuffmanTable.extend((int) (bits >>> (64 - size)), size);
                bits <<= size;
                count -= size;
            }
        }
        this.bits = bits;
        this.count = count;
    }

    /** Annex F.2.2.1: a DC difference. */
    int difference(HuffmanTable dc) throws ImageRefused {
        int size = symbol(dc);
        if (size > 15) {
            throw noCode();
        }
        return size == 0 ? 0 : HuffmanTable.extend(bits(size), size);
    }

    /** The next symbol; at least 16 bits are there after it. */
    int symbol(HuffmanTable table) throws ImageRefused {
        if (count < 32) {
            refill();
        }
        int code = table.lookup[(int) (bits >>> PEEK_SHIFT)] & 0xFFFF;
        if (code == 0) {
            code = table.lookupLong((int) (bits >>> 48));
            if (code == 0) {
                throw noCode();
            }
        }
        bits <<= code;
        count -= code & 0xFF;
        return code >> 8;
    }

    /** The next 1 to 16 bits as a number. */
    int bits(int number) {
        if (count < number) {
            refill();
        }
        int value = (int) (bits >>> (64 - number));
        bits <<= number;
        count -= number;
        return value;
    }

    /** Brings the buffer from below 32 to 32 or more bits. */
    private void refill() {
        if (at + 4 <= file.length) {
            int next = (int) BIG.get(file, at);
            // None of the four is 0xFF: no stuffing, no marker.
            if ((~next - 0x01010101 & next & 0x80808080) == 0) {
                bits |= (next & 0xFFFFFFFFL) << (32 - count);
                count += 32;
                at += 4;
                return;
            }
        }
        while (count <= 56) {
            int next = 0;
            if (at < file.length && file[at] != (byte) 0xFF) {
                next = file[at++] & 0xFF;
            } else if (at + 1 < file.length && file[at + 1] == 0) {
                next = 0xFF;
                at += 2;
            } else {
                invented += 8;
            }
            bits |= (long) next << (56 - count);
            count += 8;
        }
    }

    /** Refuses when more was read than the scan holds. */
    void check() throws ImageRefused {
        if (count < invented) {
            throw JpegFile.damaged("its image data ends too early");
        }
    }

    /**
     * Ends the scan: what is left of it may only be less than a byte.
     *
     * @return where the marker stands
     */
    int end() throws ImageRefused {
        check();
        boolean atMarker = at + 1 < file.length && file[at] == (byte) 0xFF && file[at + 1] != 0;
        if (!atMarker || count - invented >= 8) {
            throw JpegFile.damaged(
                    at + 1 < file.length ? "it holds more image data than its header says" : "it is cut short");
        }
        return at;
    }

    /** Annex F.2.2.5: passes over the restart marker of that number. */
    void restart(int number) throws ImageRefused {
        end();
        while (at + 1 < file.length && file[at + 1] == (byte) 0xFF) {
            at++;
        }
        if (at + 1 >= file.length || (file[at + 1] & 0xFF) != RST0 + (number & 7)) {
            throw JpegFile.damaged("a restart marker is missing or out of order");
        }
        at += 2;
        bits = 0;
        count = 0;
        invented = 0;
    }

    static ImageRefused noCode() {
        return JpegFile.damaged("its image data holds a code that its tables don't have");
    }

    static ImageRefused beyondBlock() {
        return JpegFile.damaged("its image data runs over a block's end");
    }
}
