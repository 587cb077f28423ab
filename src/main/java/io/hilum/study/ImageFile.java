package io.hilum.study;

/**
 * The bytes of one image as a person or script gave them, not yet decoded or believed. Compared by identity; the bytes
 * are shared, not copied (they can be tens of megabytes), and nobody may write to them.
 */
public final class ImageFile {
    private final byte[] bytes;

    /**
     * Wraps the bytes without copying.
     *
     * @throws IllegalArgumentException when there is no byte
     */
    public ImageFile(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("an image file has at least one byte");
        }
        this.bytes = bytes;
    }

    /** The file's bytes, shared: read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Says the size only: pixels and patient data never reach a log. */
    @Override
    public String toString() {
        return "ImageFile[" + bytes.length + " bytes]";
    }
}
