package io.hilum.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes to be written whose number isn't known before. */
final class GrowingBytes {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] array;
    private int size;

    GrowingBytes(int capacity) {
        this.array = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** The bytes so far and room after them; another array once {@link #reserve} has grown it. */
    byte[] array() {
        return array;
    }

    /** Makes room for so many bytes more. */
    void reserve(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(array.length + array.length / 2, size + more));
        }
    }

    /** Says how far {@link #array} has been written to from outside. */
    void size(int newSize) {
        size = newSize;
    }

    void bytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, array, size, bytes.length);
        size += bytes.length;
    }

    void int32(int value) {
        reserve(4);
        int32At(size, value);
        size += 4;
    }

    void int32At(int at, int value) {
        BIG.set(array, at, value);
    }

    byte[] toArray() {
        return Arrays.copyOf(array, size);
    }
}
