package io.hilum.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the connected patches of ink in a relief that have a letter's size and sharp edges. One pass over the rows, by
 * runs of ink; a picture of nothing but specks is given up once it has more patches than writing could have.
 */
final class GlyphFinder {
    private static final int MOST_PATCHES = 1 << 15;
    private static final int MOST_GLYPHS = 1 << 12;
    private static final double LEAST_HEIGHT = 0.007;
    private static final double MOST_HEIGHT = 0.055;
    private static final int LEAST_PIXELS = 6;

    private final TextRelief relief;
    private final int leastSize;
    private final int mostSize;
    private final int[] parent = new int[MOST_PATCHES];
    private final int[] left = new int[MOST_PATCHES];
    private final int[] right = new int[MOST_PATCHES];
    private final int[] top = new int[MOST_PATCHES];
    private final int[] bottom = new int[MOST_PATCHES];
    private final int[] ink = new int[MOST_PATCHES];
    private final int[] runs = new int[MOST_PATCHES];
    private final int[] roofs = new int[MOST_PATCHES];
    private final int[] levels = new int[MOST_PATCHES];
    private final int[] around = new int[MOST_PATCHES];
    private int patches;

    private int[] starts;
    private int[] ends;
    private int[] labels;
    private int count;
    private int[] startsAbove;
    private int[] endsAbove;
    private int[] labelsAbove;
    private int countAbove;

    GlyphFinder(TextRelief relief) {
        this.relief = relief;
        int most = relief.width() / 2 + 1;
        int side = Math.max(relief.width(), relief.rows());
        this.leastSize = Math.max(LEAST_PIXELS, (int) (LEAST_HEIGHT * side));
        this.mostSize = (int) (MOST_HEIGHT * side);
        this.starts = new int[most];
        this.ends = new int[most];
        this.labels = new int[most];
        this.startsAbove = new int[most];
        this.endsAbove = new int[most];
        this.labelsAbove = new int[most];
    }

    List<Glyph> find() {
        for (int y = 0; y < relief.rows() && patches < MOST_PATCHES; y++) {
            count = relief.runs(y, starts, ends);
            joinRuns(y);
            swapRows();
        }
        return glyphs();
    }

    private void joinRuns(int y) {
        int above = 0;
        for (int run = 0; run < count; run++) {
            int start = starts[run];
            int end = ends[run];
            while (above < countAbove && endsAbove[above] < start) {
                above++;
            }
            int label = -1;
            int covered = 0;
            for (int i = above; i < countAbove && startsAbove[i] <= end; i++) {
                int other = root(labelsAbove[i]);
                label = label < 0 ? other : join(label, other);
                covered += Math.max(0, Math.min(end, endsAbove[i]) - Math.max(start, startsAbove[i]));
            }
            if (label < 0) {
                if (patches == MOST_PATCHES) {
                    count = run;
                    return;
                }
                label = open(start, y);
            }
            labels[run] = label;
            add(label, y, start, end, end - start - covered);
        }
    }

    private int open(int x, int y) {
        int label = patches++;
        parent[label] = label;
        left[label] = x;
        right[label] = x;
        top[label] = y;
        return label;
    }

    private void add(int label, int y, int start, int end, int roof) {
        left[label] = Math.min(left[label], start);
        right[label] = Math.max(right[label], end);
        bottom[label] = y + 1;
        ink[label] += end - start;
        runs[label]++;
        roofs[label] += roof;
        for (int x = start; x < end; x++) {
            levels[label] += relief.height(x, y);
        }
        around[label] += outside(y, start - 1, start - 2) + outside(y, end, end + 1);
    }

    private int outside(int y, int near, int far) {
        int last = relief.width() - 1;
        return Math.min(
                relief.height(Math.max(0, Math.min(last, near)), y),
                relief.height(Math.max(0, Math.min(last, far)), y));
    }

    private int join(int one, int other) {
        int kept = Math.min(one, other);
        int gone = Math.max(one, other);
        if (kept == gone) {
            return kept;
        }
        parent[gone] = kept;
        left[kept] = Math.min(left[kept], left[gone]);
        right[kept] = Math.max(right[kept], right[gone]);
        top[kept] = Math.min(top[kept], top[gone]);
        bottom[kept] = Math.max(bottom[kept], bottom[gone]);
        ink[kept] += ink[gone];
        runs[kept] += runs[gone];
        roofs[kept] += roofs[gone];
        levels[kept] += levels[gone];
        around[kept] += around[gone];
        return kept;
    }

    private int root(int label) {
        int at = label;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void swapRows() {
        int[] spare = startsAbove;
        startsAbove = starts;
        starts = spare;
        spare = endsAbove;
        endsAbove = ends;
        ends = spare;
        spare = labelsAbove;
        labelsAbove = labels;
        labels = spare;
        countAbove = count;
    }

    private List<Glyph> glyphs() {
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < patches && glyphs.size() < MOST_GLYPHS; i++) {
            if (parent[i] == i && lettersSize(i) && sharp(i)) {
                glyphs.add(glyph(i));
            }
        }
        return glyphs;
    }

    /**
     * Whether the ground around a line is strewn with patches that are no letters: then the line is a part of some
     * texture, or grain.
     */
    boolean strewn(Glyph line) {
        int reach = Math.min(line.width(), line.height());
        int letters = 0;
        int specks = 0;
        for (int i = 0; i < patches; i++) {
            boolean near = left[i] < line.right() + reach
                    && right[i] > line.left() - reach
                    && top[i] < line.bottom() + reach
                    && bottom[i] > line.top() - reach;
            if (near && parent[i] == i) {
                if (lettersSize(i) && sharp(i)) {
                    letters++;
                } else {
                    specks++;
                }
            }
        }
        return specks > 2 * letters + 2;
    }

    private boolean lettersSize(int i) {
        int width = right[i] - left[i];
        int height = bottom[i] - top[i];
        return Math.max(width, height) >= leastSize && Math.min(width, height) <= mostSize;
    }

    /** Half of what stands out at its edges is gone two pixels on. */
    private boolean sharp(int i) {
        return (double) around[i] / (2 * runs[i]) < (double) levels[i] / (2 * ink[i]);
    }

    private Glyph glyph(int i) {
        return new Glyph(
                left[i],
                top[i],
                right[i],
                bottom[i],
                ink[i],
                (float) runs[i] / (bottom[i] - top[i]),
                (float) roofs[i] / (right[i] - left[i]),
                (float) levels[i] / ink[i]);
    }
}
