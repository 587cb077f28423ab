package io.hilum.image;

import java.util.Arrays;
import java.util.BitSet;

/** Blackens what is masked, before anything is made of the rows, and watches whether the rest shows anything. */
final class MaskedRows implements RowSink {
    private final Masking masking;
    private final RowSink to;
    private final int[] blackened;
    private int y;
    private long masked;
    private boolean seen;
    private boolean varied;
    private int first;

    /** @param width samples of a row */
    MaskedRows(Masking masking, int width, RowSink to) {
        this.masking = masking;
        this.to = to;
        this.blackened = new int[width];
    }

    @Override
    public void row(int[] samples, int from) {
        BitSet hidden = masking.row(y++);
        look(samples, from, hidden);
        if (hidden.isEmpty()) {
            to.row(samples, from);
            return;
        }
        masked += hidden.cardinality();
        System.arraycopy(samples, from, blackened, 0, blackened.length);
        for (int x = hidden.nextSetBit(0); x >= 0; x = hidden.nextSetBit(x)) {
            int end = hidden.nextClearBit(x);
            Arrays.fill(blackened, x, end, 0);
            x = end;
        }
        to.row(blackened, 0);
    }

    /** How many samples were blackened. */
    long masked() {
        return masked;
    }

    /** Whether all that was left has one value. */
    boolean blank() {
        return !varied;
    }

    private void look(int[] samples, int from, BitSet hidden) {
        for (int x = hidden.nextClearBit(0); x < blackened.length && !varied; x = hidden.nextClearBit(x + 1)) {
            first = seen ? first : samples[from + x];
            seen = true;
            varied = samples[from + x] != first;
        }
    }
}
