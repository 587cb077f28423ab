package io.hilum.image;

import org.jspecify.annotations.Nullable;

/**
 * The one frame of encapsulated pixel data: its fragments, found and checked, and joined when asked for. Source: PS3.5,
 * annex A.4.
 */
final class Codestream {
    private static final int HEADER_BYTES = 8;

    private final byte[] file;
    private final int from;
    private final int length;
    private byte @Nullable [] joined;

    private Codestream(byte[] file, int from, int length) {
        this.file = file;
        this.from = from;
        this.length = length;
    }

    /** @param at where the Pixel Data's value begins, which is the Basic Offset Table's item */
    static Codestream read(byte[] file, int at) throws ImageRefused {
        int from = 0;
        long length = 0;
        int i = at;
        while (i < file.length) {
            if (file.length - i < HEADER_BYTES) {
                throw DicomFile.damaged("it is cut short");
            }
            int tag = tag(file, i);
            int bytes = Integer.reverseBytes(Bytes.int32(file, i + 4));
            if (tag == DicomTag.SEQUENCE_END) {
                break;
            }
            if (tag != DicomTag.ITEM || bytes < 0 || bytes > file.length - i - HEADER_BYTES) {
                throw DicomFile.damaged("its compressed pixels are cut short");
            }
            i += HEADER_BYTES + bytes;
            if (from == 0) {
                // An offset for each frame.
                if (bytes > 4) {
                    throw PixelFormat.severalFrames();
                }
                from = i;
            } else {
                length += bytes;
            }
        }
        if (length == 0) {
            throw DicomFile.damaged("it has no pixels");
        }
        return new Codestream(file, from, (int) length);
    }

    /** Bytes of all fragments together. */
    int length() {
        return length;
    }

    /** The fragments, joined; kept, for an image without a window is read twice. */
    byte[] bytes() {
        byte[] all = joined == null ? bytes(length) : joined;
        joined = all;
        return all;
    }

    /** The same up to so many bytes, if there are as many. */
    byte[] bytes(int most) {
        byte[] joined = new byte[Math.min(length, most)];
        int size = 0;
        for (int i = from; size < joined.length; ) {
            int bytes = Integer.reverseBytes(Bytes.int32(file, i + 4));
            int copied = Math.min(bytes, joined.length - size);
            System.arraycopy(file, i + HEADER_BYTES, joined, size, copied);
            size += copied;
            i += HEADER_BYTES + bytes;
        }
        return joined;
    }

    private static int tag(byte[] file, int at) {
        int value = Integer.reverseBytes(Bytes.int32(file, at));
        return value << 16 | value >>> 16;
    }
}
