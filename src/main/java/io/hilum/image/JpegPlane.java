package io.hilum.image;

import io.hilum.image.JpegFrame.Component;
import java.util.Arrays;

/** All coefficients of one component, for files whose blocks come in several scans. */
final class JpegPlane {
    private static final int UNSEEN = -1;

    /** Blocks in a row, those that only fill the last unit included. */
    final int across;

    /** Rows of blocks, those that only fill the last unit included. */
    final int down;

    /** Blocks in a row of the image itself. */
    final int imageAcross;

    /** Rows of blocks of the image itself. */
    final int imageDown;

    /** 64 for each block, row by row of blocks; within one, in natural order. */
    final short[] coefficients;

    /** For each coefficient in zigzag order, the bit that scans have come down to. */
    private final int[] reached = new int[64];

    private int[] factors = {};

    JpegPlane(JpegFrame frame, Component component) {
        this.across = frame.mcusAcross() * component.h();
        this.down = frame.mcusDown() * component.v();
        this.imageAcross = frame.blocksAcross(component);
        this.imageDown = frame.blocksDown(component);
        this.coefficients = new short[64 * across * down];
        Arrays.fill(reached, UNSEEN);
    }

    /** Memory of a component's coefficients, in bytes. */
    static long bytes(JpegFrame frame, Component component) {
        return 128L * frame.mcusAcross() * component.h() * frame.mcusDown() * component.v();
    }

    /**
     * Notes what a scan brings; refuses what was brought before or comes out of turn (annex G.1.1.1). That also bounds how
     * often coefficients can be gone through. The quantisation table is the one defined by the first scan.
     */
    void begin(JpegScan scan, int[] currentFactors) throws ImageRefused {
        for (int k = scan.from(); k <= scan.to(); k++) {
            boolean first = scan.high() == 0 && reached[k] == UNSEEN;
            boolean next = scan.high() > 0 && reached[k] == scan.high();
            if (!first && !next) {
                throw JpegFile.damaged("its scans repeat or contradict each other");
            }
            reached[k] = scan.low();
        }
        factors = factors.length == 0 ? currentFactors : factors;
    }

    /** Refuses a picture whose scans have not all come. */
    void expectComplete() throws ImageRefused {
        for (int bit : reached) {
            if (bit != 0) {
                throw JpegFile.damaged("some of its scans are missing");
            }
        }
    }

    int block(int x, int y) {
        return 64 * (y * across + x);
    }

    /** Dequantises a block and transforms it. */
    void transform(int from, int[] block, int[] to, int at, int stride) {
        int last = 0;
        for (int k = 0; k < 64; k++) {
            int natural = Zigzag.NATURAL[k];
            int coefficient = coefficients[from + natural];
            block[natural] = coefficient * factors[k];
            last = coefficient == 0 ? last : k;
        }
        InverseDct.transform(block, last, to, at, stride);
    }
}
