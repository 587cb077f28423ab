package io.hilum.image;

import java.util.zip.CRC32;

/**
 * The chunks of a PNG file that matter here, found and checked without inflating anything: order, lengths, and the CRC of
 * every chunk that is critical or used. Text, colour profiles and gamma are passed over unread. Sections are those of the
 * PNG specification, third edition (W3C, 2025).
 */
final class PngFile {
    static final int SIGNATURE_BYTES = 8;
    static final int IDAT = 0x49444154;

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int IEND = 0x49454E44;
    private static final int TRNS = 0x74524E53;
    private static final int ACTL = 0x6163544C;
    private static final int EXIF = 0x65584966;
    private static final int CRITICAL_BIT = 0x20000000;
    private static final int AROUND_DATA = 12;

    private final byte[] file;
    private int at = SIGNATURE_BYTES;
    private int idatChunks;

    private PngHeader header = PngHeader.NONE;
    private byte[] palette = {};
    private byte[] transparency = {};
    private Orientation orientation = Orientation.UPRIGHT;
    private int firstIdat;
    private long idatBytes;

    private PngFile(byte[] file) {
        this.file = file;
    }

    /** Walks the chunks. */
    static PngFile read(byte[] file) throws ImageRefused {
        PngFile png = new PngFile(file);
        png.walk();
        return png;
    }

    PngHeader header() {
        return header;
    }

    /** Red, green and blue of each entry; empty if there is none. */
    byte[] palette() {
        return palette;
    }

    /** The tRNS chunk's data; empty if there is none. */
    byte[] transparency() {
        return transparency;
    }

    Orientation orientation() {
        return orientation;
    }

    /** Where the first IDAT chunk's length field stands. */
    int firstIdat() {
        return firstIdat;
    }

    /** Bytes of data in all IDAT chunks. */
    long idatBytes() {
        return idatBytes;
    }

    private void walk() throws ImageRefused {
        int previous = 0;
        for (int type = 0; type != IEND; previous = type) {
            int length = dataLength();
            type = Bytes.int32(file, at + 4);
            if ((previous == 0) != (type == IHDR)) {
                throw damaged("its header is missing or not alone");
            }
            take(type, previous, at + 8, length);
            at += AROUND_DATA + length;
        }
        if (idatChunks == 0) {
            throw damaged("it has no image data");
        }
        header.checkPalette(palette.length, transparency.length);
    }

    /** Section 5.3, chunk layout: length, type, data, CRC. */
    private int dataLength() throws ImageRefused {
        if (file.length - at < AROUND_DATA) {
            throw damaged("it is cut short");
        }
        int length = Bytes.int32(file, at);
        for (int i = at + 4; i < at + 8; i++) {
            int letter = file[i] | 0x20;
            if (letter < 'a' || letter > 'z') {
                throw damaged("a chunk's name is no name");
            }
        }
        if (length < 0 || length > file.length - at - AROUND_DATA) {
            throw damaged("it is cut short");
        }
        return length;
    }

    /** Section 5.6, chunk ordering. */
    private void take(int type, int previous, int from, int length) throws ImageRefused {
        boolean transparent = type == TRNS && idatChunks == 0;
        if (transparent || type == EXIF || (type & CRITICAL_BIT) == 0) {
            checkCrc(from, length);
        }
        switch (type) {
            case IHDR -> header = PngHeader.read(file, from, length);
            case PLTE -> {
                require(palette.length == 0 && idatChunks == 0 && length > 0 && length % 3 == 0 && length <= 768);
                palette = Bytes.copy(file, from, length);
            }
            case IDAT -> {
                require(idatChunks == 0 || previous == IDAT);
                firstIdat = idatChunks == 0 ? at : firstIdat;
                idatChunks++;
                idatBytes += length;
            }
            case IEND -> require(length == 0);
            case TRNS -> {
                if (transparent) {
                    require(transparency.length == 0 && length > 0 && length <= 256);
                    transparency = Bytes.copy(file, from, length);
                }
            }
            case ACTL -> {
                if (idatChunks == 0) {
                    throw ImageRefused.unreadable(
                            "The PNG is animated: it holds several frames. Send the one frame that is meant.");
                }
            }
            case EXIF -> orientation = ExifOrientation.read(file, from, from + length);
            default -> require((type & CRITICAL_BIT) != 0);
        }
    }

    private void checkCrc(int from, int length) throws ImageRefused {
        CRC32 crc = new CRC32();
        crc.update(file, from - 4, length + 4);
        if ((int) crc.getValue() != Bytes.int32(file, from + length)) {
            throw damaged("a checksum is wrong");
        }
    }

    private static void require(boolean wellFormed) throws ImageRefused {
        if (!wellFormed) {
            throw damaged("its chunks contradict each other");
        }
    }

    /** The refusal of a damaged PNG file. */
    static ImageRefused damaged(String what) {
        return ImageRefused.unreadable("The PNG file is damaged: " + what + ". Export or upload it again.");
    }
}
