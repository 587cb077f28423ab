package io.hilum.overlay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One SVG element in the making: the only place where attributes are written, so that all of them are escaped. */
final class Tag {
    private static final int DECIMALS = 3;

    private final String name;
    private final StringBuilder markup;

    private Tag(String name) {
        this.name = name;
        this.markup = new StringBuilder("<").append(name);
    }

    static Tag of(String name) {
        return new Tag(name);
    }

    /** A number as SVG reads it in every locale: at most three decimals, never an exponent. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    Tag with(String attribute, String value) {
        markup.append(' ')
                .append(attribute)
                .append("=\"")
                .append(PlainText.escape(value))
                .append('"');
        return this;
    }

    Tag with(String attribute, double value) {
        return with(attribute, number(value));
    }

    /** The four attributes of a rectangle. */
    Tag at(double x, double y, double width, double height) {
        return with("x", x).with("y", y).with("width", width).with("height", height);
    }

    String open() {
        return markup + ">";
    }

    String empty() {
        return markup + "/>";
    }

    String text(String text) {
        return markup + ">" + PlainText.escape(text) + "</" + name + ">";
    }

    /** The element around markup that is complete already. */
    String around(String inner) {
        return markup + ">" + inner + "</" + name + ">";
    }
}
