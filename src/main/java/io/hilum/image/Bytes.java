package io.hilum.image;

import java.util.Arrays;

/** Unsigned and big-endian numbers in a byte array; callers have checked the bounds. */
final class Bytes {
    private Bytes() {}

    static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    static int int32(byte[] bytes, int at) {
        return int16(bytes, at) << 16 | int16(bytes, at + 2);
    }

    static byte[] copy(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
