package io.hilum.image;

import io.hilum.image.PixelFormat.Colour;
import java.util.function.Supplier;

/** Pixels that aren't compressed by themselves. Source: PS3.5, sections 8.1 and 8.2, annex D. */
final class NativeRows implements StoredRows {
    private final PixelFormat format;
    private final boolean bigEndian;
    private final Supplier<PixelBytes> open;

    /**
     * @param bigEndian whether the high byte of a cell comes first
     * @param open opens the bytes, anew for each read
     */
    NativeRows(PixelFormat format, boolean bigEndian, Supplier<PixelBytes> open) {
        this.format = format;
        this.bigEndian = bigEndian;
        this.open = open;
    }

    @Override
    public long workingBytes() {
        return 4L * format.columns() + format.rowBytes() + 256;
    }

    @Override
    public void read(RowSink to) throws ImageRefused {
        int[] samples = new int[format.columns()];
        if (format.planar()) {
            planar(samples, to);
            return;
        }
        try (PixelBytes bytes = open.get()) {
            byte[] row = new byte[format.rowBytes()];
            for (int y = 0; y < format.rows(); y++) {
                bytes.read((long) y * row.length, row);
                unpack(row, samples);
                to.row(samples, 0);
            }
        }
    }

    private void unpack(byte[] row, int[] samples) {
        if (format.colour() == Colour.YBR_FULL_422) {
            // PS3.3, section C.7.6.3.1.2: Y1 Y2 Cb Cr.
            for (int x = 0; x < samples.length; x++) {
                samples[x] = row[2 * x - x % 2] & 0xFF;
            }
        } else if (format.colour().samples == 3) {
            for (int x = 0; x < samples.length; x++) {
                samples[x] = format.colour().luma(row[3 * x] & 0xFF, row[3 * x + 1] & 0xFF, row[3 * x + 2] & 0xFF);
            }
        } else if (format.cellBytes() == 1) {
            for (int x = 0; x < samples.length; x++) {
                samples[x] = row[x] & 0xFF;
            }
        } else {
            int high = bigEndian ? 0 : 1;
            for (int x = 0; x < samples.length; x++) {
                samples[x] = (row[2 * x + high] & 0xFF) << 8 | (row[2 * x + 1 - high] & 0xFF);
            }
        }
    }

    /** All of red, then all of green, then all of blue: each is read by itself, for a deflated one can't go back. */
    private void planar(int[] samples, RowSink to) throws ImageRefused {
        byte[][] planes = new byte[3][format.columns()];
        long plane = (long) format.rows() * format.columns();
        try (PixelBytes first = open.get();
                PixelBytes second = open.get();
                PixelBytes third = open.get()) {
            for (int y = 0; y < format.rows(); y++) {
                long at = (long) y * format.columns();
                first.read(at, planes[0]);
                second.read(plane + at, planes[1]);
                third.read(2 * plane + at, planes[2]);
                toLuma(format.colour(), planes, samples);
                to.row(samples, 0);
            }
        }
    }

    /** A row of three planes as grey. */
    static void toLuma(Colour colour, byte[][] planes, int[] samples) {
        for (int x = 0; x < samples.length; x++) {
            samples[x] = colour.luma(planes[0][x] & 0xFF, planes[1][x] & 0xFF, planes[2][x] & 0xFF);
        }
    }
}
