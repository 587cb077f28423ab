package io.hilum.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes JSON apart as its bytes arrive, without a tree and without copying a string: whoever listens is told where each
 * lies. Strings are classified on the way, so that base64 of several megabytes is looked at once. Nesting is bounded.
 * Source: RFC 8259.
 */
final class JsonTokens {
    /** Deeper than anything that the protocol has. */
    static final int MAX_DEPTH = 8;

    private static final int MAX_SCALAR = 64;
    private static final Pattern SCALAR =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** What comes, in order. Positions are those in the whole body. */
    interface Listener {
        void startObject(int at);

        void endObject(int after);

        void startArray(int at);

        void endArray(int after);

        void key(byte[] body, JsonString string);

        void string(byte[] body, JsonString string);

        void scalar(String text);
    }

    /** The bytes are not JSON. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        NotJson(String message) {
            super(message, null, false, false);
        }
    }

    private enum Expect {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        COMMA_OR_END,
        NOTHING
    }

    private final Listener listener;
    private final boolean[] objects = new boolean[MAX_DEPTH];
    private final StringBuilder scalar = new StringBuilder();
    private final JsonString string = new JsonString();
    private int depth;
    private Expect expect = Expect.VALUE;
    private boolean inString;
    private boolean isKey;

    JsonTokens(Listener listener) {
        this.listener = listener;
    }

    /** Takes the bytes from one position to another, which follow those that came before. */
    void feed(byte[] body, int from, int to) throws NotJson {
        int at = from;
        while (at < to) {
            if (inString) {
                at = string.take(body, at, to);
                if (string.complete()) {
                    inString = false;
                    tell(body);
                }
            } else {
                one(body[at], at);
                at++;
            }
        }
    }

    /** All has come. */
    void end() throws NotJson {
        endScalar();
        if (expect != Expect.NOTHING) {
            throw new NotJson("the JSON ends early");
        }
    }

    private void tell(byte[] body) {
        if (isKey) {
            listener.key(body, string);
            expect = Expect.COLON;
        } else {
            listener.string(body, string);
            valueEnded();
        }
    }

    private void one(byte next, int at) throws NotJson {
        if (isOfScalar(next)) {
            if (scalar.length() == 0 && !mayBeValue() || scalar.length() == MAX_SCALAR) {
                throw unexpected(at);
            }
            scalar.append((char) next);
            return;
        }
        endScalar();
        switch (next) {
            case ' ', '\t', '\n', '\r' -> {}
            case '{' -> open(true, at);
            case '[' -> open(false, at);
            case '}' -> close(true, expect == Expect.KEY_OR_END || expect == Expect.COMMA_OR_END, at);
            case ']' -> close(false, expect == Expect.VALUE_OR_END || expect == Expect.COMMA_OR_END, at);
            case ':' -> separate(Expect.COLON, Expect.VALUE, at);
            case ',' -> separate(Expect.COMMA_OR_END, depth > 0 && objects[depth - 1] ? Expect.KEY : Expect.VALUE, at);
            case '"' -> quote(at);
            default -> throw unexpected(at);
        }
    }

    private static boolean isOfScalar(byte next) {
        return next >= '0' && next <= '9'
                || next >= 'a' && next <= 'z'
                || next >= 'A' && next <= 'Z'
                || next == '-'
                || next == '+'
                || next == '.';
    }

    private boolean mayBeValue() {
        return expect == Expect.VALUE || expect == Expect.VALUE_OR_END;
    }

    private void endScalar() throws NotJson {
        if (scalar.length() == 0) {
            return;
        }
        String text = scalar.toString();
        scalar.setLength(0);
        if (!SCALAR.matcher(text).matches()) {
            throw new NotJson("a value is neither a text, a number nor one of JSON's words");
        }
        listener.scalar(text);
        valueEnded();
    }

    private void open(boolean object, int at) throws NotJson {
        if (!mayBeValue()) {
            throw unexpected(at);
        }
        if (depth == MAX_DEPTH) {
            throw new NotJson("it is nested too deeply");
        }
        objects[depth++] = object;
        if (object) {
            listener.startObject(at);
            expect = Expect.KEY_OR_END;
        } else {
            listener.startArray(at);
            expect = Expect.VALUE_OR_END;
        }
    }

    private void close(boolean object, boolean expected, int at) throws NotJson {
        if (!expected || depth == 0 || objects[depth - 1] != object) {
            throw unexpected(at);
        }
        depth--;
        if (object) {
            listener.endObject(at + 1);
        } else {
            listener.endArray(at + 1);
        }
        valueEnded();
    }

    private void separate(Expect now, Expect next, int at) throws NotJson {
        if (expect != now) {
            throw unexpected(at);
        }
        expect = next;
    }

    private void quote(int at) throws NotJson {
        isKey = expect == Expect.KEY || expect == Expect.KEY_OR_END;
        if (!isKey && !mayBeValue()) {
            throw unexpected(at);
        }
        string.begin(at + 1);
        inString = true;
    }

    private void valueEnded() {
        expect = depth == 0 ? Expect.NOTHING : Expect.COMMA_OR_END;
    }

    private static NotJson unexpected(int at) {
        return new NotJson("something unexpected stands at byte " + at);
    }

    /** A string's bytes as ASCII text, for the short ones: names of members and columns. */
    static String text(byte[] body, JsonString string) {
        return new String(body, string.start(), string.length(), StandardCharsets.ISO_8859_1);
    }
}
