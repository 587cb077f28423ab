package io.hilum.image;

import java.util.Optional;

/** An image file whose header has been read and checked, and whose samples have not been decoded yet. */
sealed interface Decoder permits PngDecoder, JpegDecoder, DicomDecoder {
    /** The format's name in reports. */
    String format();

    /** Width of the image as stored, before {@link #orientation()}, in square pixels. */
    int width();

    /** Height of the image as stored, before {@link #orientation()}, in square pixels. */
    int height();

    /** Samples in a row: {@link #width()}, or more where pixels are narrower than long. */
    default int columns() {
        return width();
    }

    /** Rows of samples: {@link #height()}, or more where pixels are flatter than wide. */
    default int rows() {
        return height();
    }

    /** How the stored image is to be turned to stand upright. */
    Orientation orientation();

    /** Whether grey samples are 0..65535 and still need a {@link Window}; else they are 0..255. */
    boolean wide();

    /** Whether what is black and what is white was guessed from the samples; known once they are decoded. */
    default boolean contrastEstimated() {
        return false;
    }

    /** What a DICOM file says of itself; none in other formats. */
    default Optional<DicomFacts> dicom() {
        return Optional.empty();
    }

    /** Upper bound of the memory that {@link #decode} takes besides the scaler's, in bytes. */
    long workingBytes();

    /**
     * Hands every row of grey samples on, from the top.
     *
     * @param masking what must be left out of any statistics; the rows hold it still
     * @throws ImageRefused when the file is damaged; rows may have been handed over by then
     */
    void decode(RowSink rows, Masking masking) throws ImageRefused;
}
