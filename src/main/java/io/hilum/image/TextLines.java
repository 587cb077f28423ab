package io.hilum.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Joins glyphs into lines of writing. A glyph is followed by the nearest one to its right of like height that stands on
 * the same line, or hangs from it; a chain of these is writing when it has letters enough, all of one ink, that differ in
 * shape. So neither a row of staples nor the ticks of a ruler is.
 */
final class TextLines {
    private static final int LEAST_LETTERS = 4;

    private TextLines() {}

    /** The lines among a picture's glyphs, lying and standing, each as one glyph that covers it. */
    static List<Glyph> in(List<Glyph> glyphs) {
        List<Glyph> lines = new ArrayList<>(lying(glyphs));
        for (Glyph line : lying(glyphs.stream().map(Glyph::turned).toList())) {
            lines.add(line.turned());
        }
        return lines;
    }

    private static List<Glyph> lying(List<Glyph> glyphs) {
        List<Glyph> ordered =
                glyphs.stream().sorted(Comparator.comparingInt(Glyph::left)).toList();
        int[] next = new int[ordered.size()];
        boolean[] follows = new boolean[ordered.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = follower(ordered, i, follows);
        }
        List<Glyph> lines = new ArrayList<>();
        for (int i = 0; i < next.length; i++) {
            List<Glyph> chain = new ArrayList<>();
            for (int at = follows[i] ? -1 : i; at >= 0; at = next[at]) {
                chain.add(ordered.get(at));
            }
            if (writing(chain)) {
                lines.add(cover(chain));
            }
        }
        return lines;
    }

    /** The index of the glyph that comes after this one on its line, or -1. */
    private static int follower(List<Glyph> ordered, int i, boolean[] follows) {
        Glyph glyph = ordered.get(i);
        for (int j = i + 1; j < ordered.size() && ordered.get(j).left() < glyph.right() + 1.3 * glyph.height(); j++) {
            if (!follows[j] && follows(glyph, ordered.get(j))) {
                follows[j] = true;
                return j;
            }
        }
        return -1;
    }

    private static boolean follows(Glyph one, Glyph other) {
        int higher = Math.max(one.height(), other.height());
        int lower = Math.min(one.height(), other.height());
        int gap = other.left() - one.right();
        return lower >= 0.55 * higher
                && gap >= -0.25 * higher
                && gap <= 1.2 * higher
                && other.left() + other.right() > one.left() + one.right() + lower / 4
                && (aligned(one.bottom(), other.bottom(), higher) || aligned(one.top(), other.top(), higher))
                && Math.min(one.level(), other.level()) > 0.6 * Math.max(one.level(), other.level());
    }

    private static boolean aligned(int one, int other, int height) {
        return Math.abs(one - other) <= Math.max(1, Math.round(0.16 * height));
    }

    private static boolean writing(List<Glyph> chain) {
        return chain.stream().mapToInt(Glyph::letters).sum() >= LEAST_LETTERS
                && median(chain, Glyph::stroke) < 0.36 * median(chain, Glyph::height)
                && onOneLine(chain)
                && differ(chain);
    }

    /** Most glyphs stand on the line of the one before. */
    private static boolean onOneLine(List<Glyph> chain) {
        int on = 0;
        for (int i = 1; i < chain.size(); i++) {
            Glyph one = chain.get(i - 1);
            Glyph other = chain.get(i);
            if (aligned(one.bottom(), other.bottom(), other.height() * 3 / 4)) {
                on++;
            }
        }
        return on >= 0.6 * (chain.size() - 1);
    }

    /** At most half of them are bars, and not most of them one shape, as staples and a ruler's ticks are. */
    private static boolean differ(List<Glyph> chain) {
        double ink = median(chain, Glyph::ink);
        double width = median(chain, Glyph::width);
        long same = chain.stream()
                .filter(it -> Math.abs(it.ink() - ink) < 0.06 * ink && Math.abs(it.width() - width) <= 1)
                .count();
        return chain.stream().filter(Glyph::bar).count() * 2 <= chain.size() && same <= 0.75 * chain.size();
    }

    private static double median(List<Glyph> chain, ToDoubleFunction<Glyph> of) {
        return chain.stream()
                .mapToDouble(of)
                .sorted()
                .skip(chain.size() / 2)
                .findFirst()
                .orElse(0);
    }

    private static Glyph cover(List<Glyph> chain) {
        Glyph first = chain.get(0);
        int left = first.left();
        int top = first.top();
        int right = first.right();
        int bottom = first.bottom();
        int ink = 0;
        for (Glyph glyph : chain) {
            left = Math.min(left, glyph.left());
            top = Math.min(top, glyph.top());
            right = Math.max(right, glyph.right());
            bottom = Math.max(bottom, glyph.bottom());
            ink += glyph.ink();
        }
        return new Glyph(left, top, right, bottom, ink, first.strokesAcross(), first.strokesDown(), first.level());
    }
}
