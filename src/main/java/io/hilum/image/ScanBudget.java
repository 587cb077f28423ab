package io.hilum.image;

/**
 * Bounds how often a JPEG's scans may go over its coefficients. A few bytes can say of tens of millions of coefficients
 * that a scan changes none of them; each is looked at nevertheless. Not thread-safe.
 */
final class ScanBudget {
    /**
     * Coefficients that all scans together may look at. Encoders go over each three or four times, as many as a CMYK
     * picture of 64 million pixels without subsampling needs.
     */
    static final long MOST_COEFFICIENTS = 1L << 30;

    /** What going to a block costs, in coefficients. */
    private static final int BLOCK = 8;

    private long left;

    /** @param most coefficients to be looked at */
    ScanBudget(long most) {
        this.left = most;
    }

    /**
     * Takes one scan's part of one component out of it.
     *
     * @param blocks of the component
     * @param coefficients that the scan brings for each of them, 1..64
     * @throws ImageRefused when there is not enough left
     */
    void spend(long blocks, int coefficients) throws ImageRefused {
        left -= blocks * (BLOCK + coefficients);
        if (left < 0) {
            throw ImageRefused.unreadable("The JPEG's scans go over its picture more often than an encoder's would."
                    + " Save it again as a baseline JPEG, or convert it to PNG.");
        }
    }
}
