package io.hilum.image;

import java.util.zip.CRC32;

/** Writes an 8-bit grey PNG: IHDR, one IDAT, IEND, and nothing else that could carry a patient's data. */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454E44;

    private PngWriter() {}

    /** Upper bound of the memory that writing so many pixels takes, in bytes, the answer included. */
    static long bytes(long pixels) {
        return pixels * 9 / 4 + DeflateStream.FIXED_BYTES + (16 << 10);
    }

    static byte[] write(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        GrowingBytes out = new GrowingBytes(width * height / 2 + 1024);
        out.bytes(SIGNATURE);
        int header = begin(out, IHDR);
        out.int32(width);
        out.int32(height);
        // Depth 8, colour type grey, deflate, adaptive filters, not interlaced.
        out.bytes(new byte[] {8, PngHeader.GREY, 0, 0, 0});
        end(out, header);
        int data = begin(out, PngFile.IDAT);
        deflate(picture, out);
        end(out, data);
        end(out, begin(out, IEND));
        return out.toArray();
    }

    private static void deflate(Picture picture, GrowingBytes out) {
        DeflateStream deflate = new DeflateStream(out);
        RowFilter filter = RowFilter.best(picture);
        byte[] row = new byte[picture.width() + 1];
        for (int y = 0; y < picture.height(); y++) {
            filter.apply(picture, y, row);
            deflate.write(row);
        }
        deflate.finish();
    }

    private static int begin(GrowingBytes out, int type) {
        int start = out.size();
        out.int32(0);
        out.int32(type);
        return start;
    }

    private static void end(GrowingBytes out, int start) {
        out.int32At(start, out.size() - start - 8);
        CRC32 crc = new CRC32();
        crc.update(out.array(), start + 4, out.size() - start - 4);
        out.int32((int) crc.getValue());
    }
}
