package io.hilum.image;

/** The bytes of native pixel data, in order. To be closed, as an inflater's memory isn't Java's. */
interface PixelBytes extends AutoCloseable {
    /** Copies the bytes from an offset into the pixel data; deflated, offsets must not fall from call to call. */
    void read(long offset, byte[] to) throws ImageRefused;

    @Override
    default void close() {}

    /**
     * Pixel data that lies in the file as it is.
     *
     * @param at where it begins
     * @param swapped whether bytes come in pairs, the second one first (PS3.5, annex A.3: words in big endian)
     */
    @SuppressWarnings("ArrayRecordComponent") // A window onto the file, never compared.
    record InFile(byte[] file, int at, boolean swapped) implements PixelBytes {
        @Override
        public void read(long offset, byte[] to) {
            int from = (int) (at + offset);
            if (!swapped) {
                System.arraycopy(file, from, to, 0, to.length);
                return;
            }
            for (int i = 0; i < to.length; i++) {
                to[i] = file[at + ((int) offset + i ^ 1)];
            }
        }
    }
}
