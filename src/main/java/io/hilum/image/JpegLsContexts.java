package io.hilum.image;

/** The regular mode of JPEG-LS, ITU T.87, annexes A.4 to A.6, and what it learns of each context (A.2.1). */
final class JpegLsContexts {
    /** Those of the regular mode, and the first, which it has only where several components are interleaved (A.3.4). */
    private static final int CONTEXTS = 365;

    /** Each context's variables, side by side: A, B, C, N. */
    private static final int VARIABLES = 4;

    private static final int MOST_BIAS = 127;
    private static final int LEAST_BIAS = -128;

    private final JpegLsErrors errors;
    private final int maxval;
    private final int reset;
    private final boolean lossless;
    private final int firstSum;
    private final int[] contexts = new int[VARIABLES * CONTEXTS];

    JpegLsContexts(JpegLsErrors errors, JpegLsParameters parameters) {
        this.errors = errors;
        this.maxval = parameters.maxval();
        this.reset = parameters.reset();
        this.lossless = parameters.near() == 0;
        this.firstSum = Math.max(2, (parameters.range() + 32) / 64);
    }

    /** What every sum of errors, A, begins with. */
    int firstSum() {
        return firstSum;
    }

    /** Annex A.2.1. */
    void begin() {
        for (int at = 0; at < contexts.length; at += VARIABLES) {
            contexts[at] = firstSum;
            contexts[at + 1] = 0;
            contexts[at + 2] = 0;
            contexts[at + 3] = 1;
        }
    }

    /**
     * Reads a sample.
     *
     * @param context -364..364; negative ones are positive ones turned round (A.3.4)
     * @param edge what is predicted before the context's bias is known
     */
    int regular(int context, int edge) throws ImageRefused {
        int sign = context >> 31;
        int at = VARIABLES * ((context ^ sign) - sign);
        int sum = contexts[at];
        int bias = contexts[at + 1];
        int count = contexts[at + 3];
        int prediction = Math.max(0, Math.min(maxval, edge + (contexts[at + 2] ^ sign) - sign));
        int k = JpegLsErrors.golombParameter(count, sum);
        int mapped = errors.read(k, 0);
        // A.5.2: which of an error and its negative comes first.
        int turned = k == 0 && lossless && 2 * bias <= -count ? 1 : 0;
        int error = mapped >> 1 ^ -(mapped & 1 ^ turned);
        update(at, sum, bias, count, error);
        return errors.add(prediction, (error ^ sign) - sign);
    }

    /** Annex A.6: A and N are halved now and then; C follows the mean of the errors. */
    private void update(int at, int sum, int bias, int count, int error) {
        int a = sum + Math.abs(error);
        int b = bias + error * errors.step();
        int n = count;
        if (n == reset) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        n++;
        if (b <= -n) {
            b = Math.max(b + n, 1 - n);
            contexts[at + 2] = Math.max(LEAST_BIAS, contexts[at + 2] - 1);
        } else if (b > 0) {
            b = Math.min(b - n, 0);
            contexts[at + 2] = Math.min(MOST_BIAS, contexts[at + 2] + 1);
        }
        contexts[at] = a;
        contexts[at + 1] = b;
        contexts[at + 3] = n;
    }
}
