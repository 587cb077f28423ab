package io.hilum.overlay;

/**
 * Makes untrusted text safe to show: the model's sentences and what a person typed. What can't stand in XML or could
 * lie about the order of the letters is gone afterwards; everything else is kept, markup included, which is for the
 * escaping to make inert. Source: faults, "Markup and formulas from the model".
 */
public final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * The text without control characters and without bidirectional controls (U+061C, U+200E, U+200F, U+202A to U+202E,
     * U+2066 to U+2069); lone surrogates and noncharacters become U+FFFD, every line break a line feed, a tab a space.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c) || c >= 0xFFFE) {
                clean.append(REPLACEMENT);
            } else if (c == '\u2028' || c == '\u2029' || (c == '\r' && !followedByLineFeed(text, i))) {
                clean.append('\n');
            } else if (c == '\t') {
                clean.append(' ');
            } else if (c == '\n' || !(Character.isISOControl(c) || ordersLetters(c))) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** The {@link #clean} text, escaped so that it is nothing but text in XML and HTML, attributes included. */
    static String escape(String text) {
        String clean = clean(text);
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean followedByLineFeed(String text, int i) {
        return i + 1 < text.length() && text.charAt(i + 1) == '\n';
    }

    private static boolean ordersLetters(char c) {
        return c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
