package io.hilum.image;

/** The tables that a JPEG file has defined so far: quantisation, Huffman, restart interval. ITU T.81, annex B.2.4. */
final class JpegTables {
    private static final int TABLES = 4;
    private static final int CODE_LENGTHS = 16;
    private static final int[] UNDEFINED = {};

    private final int[][] quantisation = {UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED};
    private final HuffmanTable[] dc = new HuffmanTable[TABLES];
    private final HuffmanTable[] ac = new HuffmanTable[TABLES];
    private int restartInterval;

    JpegTables() throws ImageRefused {
        // A table without codes stands in for one that isn't defined: any use of it finds no code.
        HuffmanTable empty = new HuffmanTable(new byte[CODE_LENGTHS], 0, 0);
        for (int i = 0; i < TABLES; i++) {
            dc[i] = empty;
            ac[i] = empty;
        }
    }

    int restartInterval() {
        return restartInterval;
    }

    HuffmanTable dc(int number) throws ImageRefused {
        return dc[inRange(number)];
    }

    HuffmanTable ac(int number) throws ImageRefused {
        return ac[inRange(number)];
    }

    /** Quantisation factors in zigzag order. */
    int[] quantisation(int number) throws ImageRefused {
        int[] factors = quantisation[number];
        if (factors.length == 0) {
            throw JpegFile.damaged("a quantisation table is missing");
        }
        return factors;
    }

    /** Annex B.2.4.1, DQT. */
    void readQuantisation(byte[] file, int from, int to) throws ImageRefused {
        int at = from;
        while (at < to) {
            int number = inRange(file[at] & 15);
            int bytes = (file[at] >> 4 & 15) + 1;
            at++;
            if (bytes > 2 || to - at < 64 * bytes) {
                throw JpegFile.damaged("a quantisation table is too short");
            }
            int[] factors = new int[64];
            for (int k = 0; k < 64; k++, at += bytes) {
                factors[k] = bytes == 1 ? file[at] & 0xFF : Bytes.int16(file, at);
            }
            quantisation[number] = factors;
        }
    }

    /** Annex B.2.4.2, DHT. */
    void readHuffman(byte[] file, int from, int to) throws ImageRefused {
        int at = from;
        while (at < to) {
            int number = inRange(file[at] & 15);
            int kind = file[at] >> 4 & 15;
            at++;
            int symbols = 0;
            for (int i = 0; i < CODE_LENGTHS && at + i < to; i++) {
                symbols += file[at + i] & 0xFF;
            }
            if (kind > 1 || symbols > 256 || to - at < CODE_LENGTHS + symbols) {
                throw JpegFile.damaged("a Huffman table is too short or too long");
            }
            (kind == 0 ? dc : ac)[number] = new HuffmanTable(file, at, symbols);
            at += CODE_LENGTHS + symbols;
        }
    }

    /** Annex B.2.4.4, DRI. */
    void readRestartInterval(byte[] file, int from, int to) throws ImageRefused {
        if (to - from != 2) {
            throw JpegFile.damaged("its restart interval is too short or too long");
        }
        restartInterval = Bytes.int16(file, from);
    }

    private static int inRange(int number) throws ImageRefused {
        if (number >= TABLES) {
            throw JpegFile.damaged("it names a table that JPEG doesn't have");
        }
        return number;
    }
}
