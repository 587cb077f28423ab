package io.hilum.image;

/** An image file whose header has been read and checked, and whose samples have not been decoded yet. */
sealed interface Decoder permits PngDecoder, JpegDecoder {
    /** The format's name in reports. */
    String format();

    /** Width of the image as stored, before {@link #orientation()}, in pixels. */
    int width();

    /** Height of the image as stored, before {@link #orientation()}, in pixels. */
    int height();

    /** How the stored image is to be turned to stand upright. */
    Orientation orientation();

    /** Whether grey samples are 0..65535 and still need a {@link Window}; else they are 0..255. */
    boolean wide();

    /** Upper bound of the memory that {@link #decode} takes besides the scaler's, in bytes. */
    long workingBytes();

    /**
     * Hands every row of grey samples to the scaler, from the top.
     *
     * @throws ImageRefused when the file is damaged; rows may have been handed over by then
     */
    void decode(RowSink rows) throws ImageRefused;
}
