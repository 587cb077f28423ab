package io.hilum.image;

/**
 * Finds the orientation in an Exif block (a TIFF structure), of JPEG's APP1 or PNG's eXIf. Whatever is odd about the
 * block means upright: it is no part of the picture. Source: Exif 2.32, sections 4.5.2 and 4.6.4.
 */
final class ExifOrientation {
    private static final int LITTLE = 0x4949;
    private static final int BIG = 0x4D4D;
    private static final int MAGIC = 42;
    private static final int ENTRY_BYTES = 12;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private final byte[] file;
    private final int from;
    private final int to;
    private final boolean little;

    private ExifOrientation(byte[] file, int from, int to, boolean little) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.little = little;
    }

    /** The orientation that the block from {@code from} up to {@code to} gives. */
    static Orientation read(byte[] file, int from, int to) {
        if (to - from < 8) {
            return Orientation.UPRIGHT;
        }
        int order = Bytes.int16(file, from);
        if (order != LITTLE && order != BIG) {
            return Orientation.UPRIGHT;
        }
        return new ExifOrientation(file, from, to, order == LITTLE).find();
    }

    private Orientation find() {
        long directory = from + int32(from + 4);
        if (int16(from + 2) != MAGIC || directory > to - 2) {
            return Orientation.UPRIGHT;
        }
        int entries = int16((int) directory);
        long entry = directory + 2;
        for (int i = 0; i < entries && entry + ENTRY_BYTES <= to; i++, entry += ENTRY_BYTES) {
            int at = (int) entry;
            if (int16(at) == ORIENTATION) {
                boolean oneShort = int16(at + 2) == SHORT && int32(at + 4) == 1;
                return oneShort ? Orientation.ofExif(int16(at + 8)) : Orientation.UPRIGHT;
            }
        }
        return Orientation.UPRIGHT;
    }

    private int int16(int at) {
        int value = Bytes.int16(file, at);
        return little ? (value & 0xFF) << 8 | value >> 8 : value;
    }

    private long int32(int at) {
        return little ? (long) int16(at + 2) << 16 | int16(at) : Bytes.int32(file, at) & 0xFFFFFFFFL;
    }
}
