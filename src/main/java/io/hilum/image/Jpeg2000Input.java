package io.hilum.image;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import jj2000.j2k.io.EndianType;
import jj2000.j2k.io.RandomAccessIO;

/**
 * A JPEG 2000 code stream in memory, as the library wants to read it. The library looks at no interrupt and knows no
 * deadline, but it comes here for every packet header and every code-block: so here its time is over. That is the
 * processor's time in this thread: a good image is not to be refused because the machine is busy.
 */
final class Jpeg2000Input implements RandomAccessIO {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Asking for the time costs as much as reading a hundred bytes. */
    private static final int READS_BETWEEN_CHECKS = 32;

    private final byte[] codestream;
    private final int length;
    private final long begun = now();
    private final long nanos;
    private int at;
    private int reads;
    /** Where the header's byte after 0xFF stands; -1 if its last byte was another. */
    private int afterFilled = -1;

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
        if (now() - begun > nanos || Thread.currentThread().isInterrupted()) {
            throw new OutOfTime();
        }
    }

    /** Where nobody counts the processor's time, the clock's. */
    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private void checkTimeNowAndThen() {
        if (reads++ % READS_BETWEEN_CHECKS == 0) {
            checkTime();
        }
    }

    /**
     * Moves on by so many bytes; returns where they begin. If they aren't there, nothing checked is thrown: the library
     * would print it or pass over it.
     */
    private int take(int number) {
        checkTimeNowAndThen();
        if (number < 0 || number > length - at) {
            throw new Jpeg2000Log.Damaged();
        }
        at += number;
        return at - number;
    }

    /**
     * The next byte of a packet's header or of a marker around it, which the library reads nothing else by. After 0xFF
     * comes none that is 0xFF as well (T.800, annex B.10.1): there the library would take ones for ever and read no more.
     */
    @Override
    public int read() {
        int from = take(1);
        int next = codestream[from] & 0xFF;
        if (afterFilled == from && next == 0xFF) {
            throw new Jpeg2000Log.Damaged();
        }
        afterFilled = next == 0xFF ? at : -1;
        return next;
    }

    @Override
    public void readFully(byte[] to, int off, int len) {
        System.arraycopy(codestream, take(len), to, off, len);
    }

    @Override
    public byte readByte() {
        return codestream[take(1)];
    }

    @Override
    public int readUnsignedByte() {
        return readByte() & 0xFF;
    }

    @Override
    public short readShort() {
        return (short) readUnsignedShort();
    }

    @Override
    public int readUnsignedShort() {
        return Bytes.int16(codestream, take(2));
    }

    @Override
    public int readInt() {
        return Bytes.int32(codestream, take(4));
    }

    @Override
    public long readUnsignedInt() {
        return readInt() & 0xFFFFFFFFL;
    }

    @Override
    public long readLong() {
        return readUnsignedInt() << 32 | readUnsignedInt();
    }

    @Override
    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    @Override
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    @Override
    public int getByteOrdering() {
        return EndianType.BIG_ENDIAN;
    }

    @Override
    public int skipBytes(int number) {
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
    public void seek(int offset) {
        checkTimeNowAndThen();
        if (offset < 0 || offset > length) {
            throw new Jpeg2000Log.Damaged();
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
