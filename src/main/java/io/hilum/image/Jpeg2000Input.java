package io.hilum.image;

import java.io.EOFException;
import java.time.Duration;
import jj2000.j2k.io.EndianType;
import jj2000.j2k.io.RandomAccessIO;

/**
 * A JPEG 2000 code stream in memory, as the library wants to read it. The library looks at no interrupt and knows no
 * deadline, but it comes here for every packet header and every code-block: so here its time is over.
 */
final class Jpeg2000Input implements RandomAccessIO {
    private final byte[] codestream;
    private final int length;
    private final long begun = System.nanoTime();
    private final long nanos;
    private int at;
    private boolean overrun;

    /** The time is over, or the thread was interrupted. Unchecked, so that it comes through the library. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("out of time", null, false, false);
        }
    }

    /** @param length of the code stream in the array */
    Jpeg2000Input(byte[] codestream, int length, Duration longest) {
        this.codestream = codestream;
        this.length = length;
        this.nanos = longest.toNanos();
    }

    /** @throws OutOfTime when the time is over */
    void checkTime() {
        if (System.nanoTime() - begun > nanos || Thread.currentThread().isInterrupted()) {
            throw new OutOfTime();
        }
    }

    /** Whether more was asked for than there is: the library passes over that at times. */
    boolean overrun() {
        return overrun;
    }

    /** Moves on by so many bytes, all of which are there; returns where they begin. */
    private int take(int number) throws EOFException {
        checkTime();
        if (number < 0 || number > length - at) {
            overrun = true;
            throw new EOFException();
        }
        at += number;
        return at - number;
    }

    @Override
    public int read() throws EOFException {
        return codestream[take(1)] & 0xFF;
    }

    @Override
    public void readFully(byte[] to, int off, int len) throws EOFException {
        System.arraycopy(codestream, take(len), to, off, len);
    }

    @Override
    public byte readByte() throws EOFException {
        return (byte) read();
    }

    @Override
    public int readUnsignedByte() throws EOFException {
        return read();
    }

    @Override
    public short readShort() throws EOFException {
        return (short) readUnsignedShort();
    }

    @Override
    public int readUnsignedShort() throws EOFException {
        return Bytes.int16(codestream, take(2));
    }

    @Override
    public int readInt() throws EOFException {
        return Bytes.int32(codestream, take(4));
    }

    @Override
    public long readUnsignedInt() throws EOFException {
        return readInt() & 0xFFFFFFFFL;
    }

    @Override
    public long readLong() throws EOFException {
        return readUnsignedInt() << 32 | readUnsignedInt();
    }

    @Override
    public float readFloat() throws EOFException {
        return Float.intBitsToFloat(readInt());
    }

    @Override
    public double readDouble() throws EOFException {
        return Double.longBitsToDouble(readLong());
    }

    @Override
    public int getByteOrdering() {
        return EndianType.BIG_ENDIAN;
    }

    @Override
    public int skipBytes(int number) throws EOFException {
        take(number);
        return number;
    }

    @Override
    public int getPos() {
        return at;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void seek(int offset) throws EOFException {
        checkTime();
        if (offset < 0 || offset > length) {
            overrun = true;
            throw new EOFException();
        }
        at = offset;
    }

    @Override
    public void close() {}

    @Override
    public void flush() {}

    @Override
    public void write(int b) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeByte(int b) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeShort(int b) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeInt(int b) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeLong(long b) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeFloat(float b) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeDouble(double b) {
        throw new UnsupportedOperationException();
    }
}
