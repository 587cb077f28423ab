package io.hilum.study;

/**
 * The bytes of one image as a person or script gave them, not yet decoded or believed, and how it is to be shown.
 * Compared by identity; the bytes are shared, not copied (they can be tens of megabytes), and nobody may write to them.
 */
public final class ImageFile {
    private final byte[] bytes;
    private final Presentation shown;

    /**
     * Wraps the bytes without copying, to be shown as the file says.
     *
     * @throws IllegalArgumentException when there is no byte
     */
    public ImageFile(byte[] bytes) {
        this(bytes, Presentation.DEFAULT);
    }

    /**
     * Wraps the bytes without copying.
     *
     * @throws IllegalArgumentException when there is no byte
     */
    public ImageFile(byte[] bytes, Presentation shown) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("an image file has at least one byte");
        }
        this.bytes = bytes;
        this.shown = shown;
    }

    /** The file's bytes, shared: read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Its window and masks; whether the file has such a window is not known yet. */
    public Presentation shown() {
        return shown;
    }

    /** Says the size only: pixels and patient data never reach a log. */
    @Override
    public String toString() {
        return "ImageFile[" + bytes.length + " bytes]";
    }
}
