package io.hilum.image;

/**
 * A Huffman table of ITU T.81, annex C, laid out for decoding (annex F.2.2): codes of up to {@link #PEEK} bits are looked
 * up at once, and where an AC coefficient's own bits fit in as well, the coefficient with them.
 */
final class HuffmanTable {
    /** Bits that are looked up at once. */
    static final int PEEK = 10;

    private static final int LONGEST = 16;

    /** For the next {@link #PEEK} bits: {@code symbol << 8 | code length}, or 0 for a longer code. */
    final short[] lookup = new short[1 << PEEK];

    /** For the same: {@code coefficient << 16 | (zeros before it + 1) << 8 | all its bits}, or 0 if they are more. */
    final int[] coefficients = new int[1 << PEEK];

    /** For each length, the code after the last one of that length, aligned to 16 bits; in steps of one code. */
    private final int[] limit = new int[LONGEST + 1];

    private final int[] symbolOffset = new int[LONGEST + 1];
    private final byte[] symbols;

    /**
     * @param file has, at {@code from}, the numbers of codes of 1 to 16 bits, then the symbols in the codes' order
     * @param symbolCount the numbers' sum, at most 256
     */
    HuffmanTable(byte[] file, int from, int symbolCount) throws ImageRefused {
        this.symbols = Bytes.copy(file, from + LONGEST, symbolCount);
        int code = 0;
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = file[from + length - 1] & 0xFF;
            symbolOffset[length] = next - code;
            for (int i = 0; i < count; i++) {
                enter(code++, length, symbols[next++] & 0xFF);
            }
            if (code > 1 << length) {
                throw JpegFile.damaged("a Huffman table has more codes than there can be");
            }
            limit[length] = code << (LONGEST - length);
            code <<= 1;
        }
    }

    private void enter(int code, int length, int symbol) {
        if (length > PEEK || code >= 1 << length) {
            return;
        }
        int free = PEEK - length;
        for (int rest = 0; rest < 1 << free; rest++) {
            int index = code << free | rest;
            lookup[index] = (short) (symbol << 8 | length);
            int size = symbol & 15;
            if (size > 0 && size <= free) {
                int value = extend(rest >> (free - size), size);
                coefficients[index] = value << 16 | ((symbol >> 4) + 1) << 8 | length + size;
            }
        }
    }

    /** The code at the front of these 16 bits, when it is longer than {@link #PEEK}: as in {@link #lookup}; 0 if none. */
    int lookupLong(int bits) {
        for (int length = PEEK + 1; length <= LONGEST; length++) {
            if (bits < limit[length]) {
                return (symbols[symbolOffset[length] + (bits >> (LONGEST - length))] & 0xFF) << 8 | length;
            }
        }
        return 0;
    }

    /** Whether all of its symbols are 0 to that one. */
    boolean endsAt(int lastSymbol) {
        for (byte symbol : symbols) {
            if ((symbol & 0xFF) > lastSymbol) {
                return false;
            }
        }
        return true;
    }

    /** Annex F.2.2.1, EXTEND: a value of so many bits, negative if its first bit is 0. */
    static int extend(int value, int bits) {
        return value + ((value >> (bits - 1)) - 1 & 1 - (1 << bits));
    }
}
