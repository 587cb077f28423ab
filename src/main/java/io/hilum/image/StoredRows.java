package io.hilum.image;

/** Decodes a DICOM image's pixels. */
interface StoredRows {
    /**
     * Hands every row to the sink: of a monochrome image the pixel cells as they are stored, 0..65535, of a coloured one
     * its luma, 0..255. May be called again.
     *
     * @throws ImageRefused when the pixels are damaged; rows may have been handed over by then
     */
    void read(RowSink to) throws ImageRefused;

    /** Upper bound of the memory that {@link #read} takes, in bytes. */
    long workingBytes();
}
