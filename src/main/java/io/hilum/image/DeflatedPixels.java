package io.hilum.image;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Pixel data in a deflated data set (PS3.5, annex A.5): inflated as it is asked for, no byte beyond. */
final class DeflatedPixels implements PixelBytes {
    private static final int SKIPPED_BYTES = 8 << 10;

    private final Inflater inflater = new Inflater(true);
    private final int pixelsAt;
    private long at;

    /**
     * @param deflatedAt where the deflated data set begins in the file
     * @param pixelsAt where the pixels begin in the inflated data set
     */
    DeflatedPixels(byte[] file, int deflatedAt, int pixelsAt) {
        this.pixelsAt = pixelsAt;
        inflater.setInput(file, deflatedAt, file.length - deflatedAt);
    }

    @Override
    public void read(long offset, byte[] to) throws ImageRefused {
        byte[] skipped = new byte[at == pixelsAt + offset ? 0 : SKIPPED_BYTES];
        while (at < pixelsAt + offset) {
            fill(skipped, (int) Math.min(skipped.length, pixelsAt + offset - at));
        }
        fill(to, to.length);
    }

    private void fill(byte[] to, int length) throws ImageRefused {
        try {
            int size = 0;
            while (size < length) {
                int count = inflater.inflate(to, size, length - size);
                if (count == 0) {
                    throw DicomFile.damaged("it is cut short");
                }
                size += count;
            }
            at += length;
        } catch (DataFormatException e) {
            throw DicomFile.damaged("its data can't be inflated");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
