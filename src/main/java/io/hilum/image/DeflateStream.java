package io.hilum.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Writes a zlib stream (RFC 1950, 1951) for filtered image rows: dynamic Huffman codes and runs of one byte, no other
 * matches. In the noise of a radiograph matches hardly occur, and not to look for them makes this several times faster
 * than zlib at a better size than its fastest level; black borders are runs.
 */
final class DeflateStream {
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK_TOKENS = 48 << 10;
    private static final int LITERALS = 256;
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 258;
    /** A shorter run is seldom cheaper than its literals, which are short codes where runs are common. */
    private static final int WORTHWHILE_RUN = 7;

    /** What a stream takes besides its output, in bytes. */
    static final long FIXED_BYTES = 2 * BLOCK_TOKENS + (64 << 10);

    private final GrowingBytes out;
    private final Adler32 adler = new Adler32();
    /** A literal's byte, or {@link #LITERALS} plus a run's length beyond the shortest. */
    private final short[] tokens = new short[BLOCK_TOKENS];

    private final int[] counts = new int[2 * LITERALS];
    private int used;
    private long bits;
    private int bitCount;

    DeflateStream(GrowingBytes out) {
        this.out = out;
        // Section 2.2 of RFC 1950: deflate with a 32 kB window; the check bits make it a multiple of 31.
        out.bytes(new byte[] {0x78, 0x01});
    }

    /** Appends bytes. */
    void write(byte[] bytes) {
        adler.update(bytes);
        int at = 0;
        while (at < bytes.length) {
            if (used == BLOCK_TOKENS) {
                endBlock(false);
            }
            at = tokenise(bytes, at, Math.min(bytes.length, at + BLOCK_TOKENS - used));
        }
    }

    /** Ends the stream. */
    void finish() {
        endBlock(true);
        out.reserve(16);
        put(0, (8 - (bitCount & 7)) & 7);
        flushBytes();
        out.int32((int) adler.getValue());
    }

    /** Turns bytes from {@code at} to {@code end} into tokens, which are no more than the bytes. */
    private int tokenise(byte[] bytes, int at, int end) {
        int last = -1;
        int i = at;
        int to = used;
        while (i < end) {
            int value = bytes[i] & 0xFF;
            if (value == last && i + WORTHWHILE_RUN <= end && bytes[i + WORTHWHILE_RUN - 1] == bytes[i]) {
                int length = run(bytes, i, Math.min(end, i + LONGEST_RUN));
                if (length >= WORTHWHILE_RUN) {
                    int token = LITERALS + length - SHORTEST_RUN;
                    tokens[to++] = (short) token;
                    counts[token]++;
                    i += length;
                    continue;
                }
            }
            tokens[to++] = (short) value;
            counts[value]++;
            last = value;
            i++;
        }
        used = to;
        return i;
    }

    private static int run(byte[] bytes, int from, int end) {
        int i = from + 1;
        while (i < end && bytes[i] == bytes[from]) {
            i++;
        }
        return i - from;
    }

    private void endBlock(boolean last) {
        DeflateCode code = new DeflateCode(counts);
        out.reserve((int) (code.bits() / 8 + DeflateCode.MOST_HEADER_BYTES + 32));
        put(last ? 1 : 0, 1);
        put(2, 2);
        code.writeHeader(this::put);
        emit(code.ofTokens());
        int end = code.ofEnd();
        put(end >>> DeflateCode.LENGTH_BITS, end & DeflateCode.LENGTH_MASK);
        Arrays.fill(counts, 0);
        used = 0;
    }

    private void emit(int[] codes) {
        byte[] array = out.array();
        int at = out.size();
        long buffer = bits;
        int count = bitCount;
        for (int i = 0; i < used; i++) {
            int code = codes[tokens[i]];
            buffer |= (long) (code >>> DeflateCode.LENGTH_BITS) << count;
            count += code & DeflateCode.LENGTH_MASK;
            if (count >= 32) {
                LITTLE.set(array, at, (int) buffer);
                at += 4;
                buffer >>>= 32;
                count -= 32;
            }
        }
        bits = buffer;
        bitCount = count;
        out.size(at);
    }

    private void put(int value, int length) {
        bits |= (long) value << bitCount;
        bitCount += length;
        if (bitCount >= 32) {
            LITTLE.set(out.array(), out.size(), (int) bits);
            out.size(out.size() + 4);
            bits >>>= 32;
            bitCount -= 32;
        }
    }

    private void flushBytes() {
        for (; bitCount > 0; bitCount -= 8, bits >>>= 8) {
            out.array()[out.size()] = (byte) bits;
            out.size(out.size() + 1);
        }
    }
}
