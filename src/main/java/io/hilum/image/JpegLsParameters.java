package io.hilum.image;

/**
 * The parameters of one JPEG-LS scan, ITU T.87, annex C.2.4.1.1, and what follows from them.
 *
 * @param maxval greatest value of a sample
 * @param near greatest error of a sample, 0 for lossless
 * @param t1 first threshold of gradients
 * @param t2 second one
 * @param t3 third one
 * @param reset count at which a context's counters are halved
 */
record JpegLsParameters(int maxval, int near, int t1, int t2, int t3, int reset) {
    private static final int DEFAULT_RESET = 64;

    /** Segments of this kind (ID) hold these parameters. */
    private static final int PRESET = 1;

    private static final int PRESET_LENGTH = 11;

    /** The defaults of table C.2, with all that the code stream doesn't say. */
    static JpegLsParameters defaults(int precision, int near) {
        return filled(new int[] {(1 << precision) - 1, 0, 0, 0, 0}, near);
    }

    /**
     * Reads an LSE segment's content, {@code length} bytes long: where it says 0, the default holds.
     *
     * @return MAXVAL, T1, T2, T3, RESET as they stand there
     */
    static int[] preset(byte[] codestream, int from, int length) throws ImageRefused {
        int kind = length < 1 ? 0 : codestream[from];
        if (kind > PRESET && kind <= 4) {
            throw ImageRefused.unsupported("The DICOM file's JPEG-LS image uses mapping tables or extended sizes, which"
                    + " are not read. Convert it to an uncompressed transfer syntax, for instance with dcmdjpls.");
        }
        if (kind != PRESET || length != PRESET_LENGTH) {
            throw JpegLsDecoder.damaged("its parameters are too short or too long");
        }
        int[] said = new int[5];
        for (int i = 0; i < said.length; i++) {
            said[i] = Bytes.int16(codestream, from + 1 + 2 * i);
        }
        return said;
    }

    /** Of what {@link #preset} read, for samples of that precision. */
    static JpegLsParameters of(int[] said, int precision, int near) throws ImageRefused {
        int[] all = said.clone();
        all[0] = all[0] == 0 ? (1 << precision) - 1 : all[0];
        JpegLsParameters parameters = filled(all, near);
        // Table C.1.
        boolean fit = parameters.maxval < 1 << precision
                && near <= Math.min(255, parameters.maxval / 2)
                && parameters.t1 >= near + 1
                && parameters.t2 >= parameters.t1
                && parameters.t3 >= parameters.t2
                && parameters.t3 <= parameters.maxval
                && parameters.reset >= 3
                && parameters.reset <= Math.max(255, parameters.maxval);
        if (!fit) {
            throw JpegLsDecoder.damaged("its parameters contradict each other");
        }
        return parameters;
    }

    private static JpegLsParameters filled(int[] said, int near) {
        int maxval = said[0];
        int[] basic = maxval >= 128 ? wide(maxval, near) : narrow(maxval, near);
        int t1 = said[1] == 0 ? clamp(basic[0], near + 1, maxval) : said[1];
        int t2 = said[2] == 0 ? clamp(basic[1], t1, maxval) : said[2];
        int t3 = said[3] == 0 ? clamp(basic[2], t2, maxval) : said[3];
        return new JpegLsParameters(maxval, near, t1, t2, t3, said[4] == 0 ? DEFAULT_RESET : said[4]);
    }

    private static int[] wide(int maxval, int near) {
        int factor = (Math.min(maxval, 4095) + 128) / 256;
        return new int[] {factor + 2 + 3 * near, factor * 4 + 3 + 5 * near, factor * 17 + 4 + 7 * near};
    }

    private static int[] narrow(int maxval, int near) {
        int factor = 256 / (maxval + 1);
        return new int[] {
            Math.max(2, 3 / factor + 3 * near), Math.max(3, 7 / factor + 5 * near), Math.max(4, 21 / factor + 7 * near)
        };
    }

    /** Figure C.3, CLAMP. */
    private static int clamp(int value, int least, int maxval) {
        return value > maxval || value < least ? least : value;
    }

    /** Annex A.2.1: how many values an error can have. */
    int range() {
        return (maxval + 2 * near) / step() + 1;
    }

    /** Distance of two quantised errors. */
    int step() {
        return 2 * near + 1;
    }

    /** Annex A.2.1: bits of a mapped error. */
    int qbpp() {
        return bits(range());
    }

    /** Annex A.2.1: the longest code, in bits. */
    int limit() {
        int bpp = Math.max(2, bits(maxval + 1));
        return 2 * (bpp + Math.max(8, bpp));
    }

    /** Annex A.3.3, A.4.4's region of a gradient, -4..4. */
    int region(int gradient) {
        int size = Math.abs(gradient);
        int region = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
        return gradient < 0 ? -region : region;
    }

    /** Bits that hold so many values. */
    private static int bits(int values) {
        return 32 - Integer.numberOfLeadingZeros(values - 1);
    }
}
