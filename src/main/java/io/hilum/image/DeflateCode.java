package io.hilum.image;

/** The Huffman codes of one deflate block, made for its tokens. Section 3.2 of RFC 1951. */
final class DeflateCode {
    /** Codes are held as {@code bits << LENGTH_BITS | length}. */
    static final int LENGTH_BITS = 5;

    static final int LENGTH_MASK = 31;
    static final int MOST_HEADER_BYTES = 512;

    private static final int SYMBOLS = 286;
    private static final int END = 256;
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 258;
    private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final int[] lengths;
    private final int[] tokenCodes = new int[512];
    private final int endCode;
    private long total;

    /** Takes bits to a stream, the lowest first. */
    interface BitSink {
        void put(int value, int length);
    }

    /** @param tokenCounts of each literal, then of each run by its length beyond the shortest */
    DeflateCode(int[] tokenCounts) {
        int[] counts = new int[SYMBOLS];
        counts[END] = 1;
        System.arraycopy(tokenCounts, 0, counts, 0, END);
        for (int run = 0; run <= LONGEST_RUN - SHORTEST_RUN; run++) {
            counts[symbol(run)] += tokenCounts[END + run];
        }
        this.lengths = HuffmanLengths.of(counts, 15);
        int[] codes = canonical(lengths);
        for (int token = 0; token < END; token++) {
            tokenCodes[token] = codes[token];
        }
        for (int run = 0; run <= LONGEST_RUN - SHORTEST_RUN; run++) {
            tokenCodes[END + run] = withExtra(codes[symbol(run)], run);
        }
        this.endCode = codes[END];
        for (int token = 0; token < tokenCodes.length; token++) {
            total += (long) tokenCounts[token] * (tokenCodes[token] & LENGTH_MASK);
        }
    }

    /** The code of each token; a run's with its extra bits and its distance, which is always 1. */
    int[] ofTokens() {
        return tokenCodes;
    }

    int ofEnd() {
        return endCode;
    }

    /** Bits of all tokens together. */
    long bits() {
        return total;
    }

    /** Section 3.2.7: lengths of the literal code, of the one distance code, and of the code that tells them. */
    void writeHeader(BitSink sink) {
        int symbols = SYMBOLS;
        while (symbols > 257 && lengths[symbols - 1] == 0) {
            symbols--;
        }
        int[] counts = new int[19];
        runs(symbols, (symbol, extra, bits) -> counts[symbol]++);
        int[] lengthLengths = HuffmanLengths.of(counts, 7);
        int[] lengthCodes = canonical(lengthLengths);
        sink.put(symbols - 257, 5);
        sink.put(0, 5);
        sink.put(LENGTH_ORDER.length - 4, 4);
        for (int symbol : LENGTH_ORDER) {
            sink.put(lengthLengths[symbol], 3);
        }
        runs(symbols, (symbol, extra, bits) -> {
            sink.put(lengthCodes[symbol] >>> LENGTH_BITS, lengthCodes[symbol] & LENGTH_MASK);
            sink.put(extra, bits);
        });
    }

    private interface LengthSink {
        void put(int symbol, int extra, int extraBits);
    }

    /** The code lengths, runs of zeros told as 17 and 18, then the distance code's single length of 1. */
    private void runs(int symbols, LengthSink sink) {
        for (int i = 0; i < symbols; ) {
            int zeros = 0;
            while (i + zeros < symbols && zeros < 138 && lengths[i + zeros] == 0) {
                zeros++;
            }
            if (zeros >= 11) {
                sink.put(18, zeros - 11, 7);
            } else if (zeros >= 3) {
                sink.put(17, zeros - 3, 3);
            } else {
                zeros = 1;
                sink.put(lengths[i], 0, 0);
            }
            i += zeros;
        }
        sink.put(1, 0, 0);
    }

    /** Section 3.2.5: the symbol of a run that is so much longer than the shortest. */
    private static int symbol(int run) {
        if (run == LONGEST_RUN - SHORTEST_RUN) {
            return 285;
        }
        int extra = extraBits(run);
        return extra == 0 ? 257 + run : 257 + 4 * extra + (run >> extra);
    }

    private static int extraBits(int run) {
        return run < 8 || run == LONGEST_RUN - SHORTEST_RUN ? 0 : 29 - Integer.numberOfLeadingZeros(run);
    }

    private static int withExtra(int code, int run) {
        int extra = extraBits(run);
        int length = code & LENGTH_MASK;
        int bits = code >>> LENGTH_BITS | (run & (1 << extra) - 1) << length;
        // The distance's code is one bit, 0.
        return bits << LENGTH_BITS | length + extra + 1;
    }

    /** Section 3.2.2, with each code's bits turned around, as they go out lowest first. */
    private static int[] canonical(int[] lengths) {
        int[] next = new int[17];
        for (int length : lengths) {
            next[length + 1] += length == 0 ? 0 : 1;
        }
        for (int length = 1; length < next.length; length++) {
            next[length] = length == 1 ? 0 : (next[length - 1] + next[length]) << 1;
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(next[length]++) >>> (32 - length) << LENGTH_BITS | length;
            }
        }
        return codes;
    }
}
