package io.hilum.image;

/**
 * Decodes one compressed frame as a whole, for those codecs whose samples can't be had row by row. Safe to be used once;
 * a new one is made for each frame.
 */
interface FrameDecoder {
    /**
     * The frame's samples: unsigned stored values, 0..65535, row by row, {@code columns * rows} of them; of a coloured
     * frame its luma, 0..255.
     *
     * @param codestream the frame's fragments, joined; not changed
     * @throws ImageRefused when the codestream is damaged, or isn't of that size or colour
     */
    char[] decode(byte[] codestream, int columns, int rows) throws ImageRefused;

    /**
     * The same a row at a time, for whoever doesn't need it whole: what holds its samples in another form need not copy
     * them.
     */
    default Rows rows(byte[] codestream, int columns, int rows) throws ImageRefused {
        return Rows.of(decode(codestream, columns, rows), columns);
    }

    /** A decoded frame. */
    interface Rows {
        /**
         * Copies a row.
         *
         * @param row gets the samples of row {@code y}, from its first index on
         */
        void read(int y, int[] row);

        static Rows of(char[] samples, int columns) {
            return (y, row) -> {
                int from = y * columns;
                for (int x = 0; x < columns; x++) {
                    row[x] = samples[from + x];
                }
            };
        }
    }

    /** Upper bound of the memory that {@link #rows} takes, its answer included and the codestream not, in bytes. */
    long workingBytes(int columns, int rows);
}
