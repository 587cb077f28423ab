package io.hilum.endpoint;

import io.hilum.endpoint.JsonTokens.NotJson;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/**
 * One JSON string as its bytes pass by: where it lies, and whether it is base64. Line ends within base64 are accepted, as
 * MIME's writers make them, and so are escaped slashes and pluses, as some JSON writers make them. Sources: RFC 8259,
 * section 7; RFC 4648, section 4; RFC 2045, section 6.8.
 */
final class JsonString {
    private static final byte OF_BASE64 = 0;
    private static final byte PADDING = 1;
    private static final byte OTHER = 2;
    private static final byte NOT_ASCII = 3;
    private static final byte ESCAPE = 4;
    private static final byte END = 5;
    private static final byte CONTROL = 6;
    private static final byte[] KIND = kinds();

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    /** Not 0 where one of two bytes is no base64 character. */
    private static final byte[] FOREIGN_PAIR = foreignPairs();

    /** Base64 characters at the beginning that are kept: they tell an image's kind. */
    private static final int HEAD = 16;

    private final byte[] head = new byte[HEAD];
    private int start;
    private int end;
    private int characters;
    private int padding;
    private boolean foreign;
    private boolean ascii;
    private boolean complete;
    /** 0 outside of an escape, 1 behind its backslash, 2 to 5 before each digit of a code. */
    private int escape;

    private int code;

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        Arrays.fill(kinds, OTHER);
        Arrays.fill(kinds, 0, ' ', CONTROL);
        Arrays.fill(kinds, 128, 256, NOT_ASCII);
        Arrays.fill(kinds, 'A', 'Z' + 1, OF_BASE64);
        Arrays.fill(kinds, 'a', 'z' + 1, OF_BASE64);
        Arrays.fill(kinds, '0', '9' + 1, OF_BASE64);
        kinds['+'] = OF_BASE64;
        kinds['/'] = OF_BASE64;
        kinds['='] = PADDING;
        kinds['\\'] = ESCAPE;
        kinds['"'] = END;
        return kinds;
    }

    private static byte[] foreignPairs() {
        byte[] foreign = new byte[1 << 16];
        for (int pair = 0; pair < foreign.length; pair++) {
            foreign[pair] = (byte) (KIND[pair >> 8] | KIND[pair & 0xff]); // OF_BASE64 is 0
        }
        return foreign;
    }

    /** A new string begins at that position, behind its quotation mark. */
    void begin(int at) {
        start = at;
        end = at;
        characters = 0;
        padding = 0;
        foreign = false;
        ascii = true;
        complete = false;
        escape = 0;
    }

    /**
     * Takes bytes of it.
     *
     * @return the position behind what was taken: the end of what there is, or behind the closing quotation mark
     */
    int take(byte[] body, int from, int to) throws NotJson {
        int at = from;
        while (at < to && !complete) {
            if (escape > 0) {
                escaped(body[at++]);
                continue;
            }
            int run = at;
            at = behindBase64(body, at, to);
            run(body, run, at);
            if (at < to) {
                special(KIND[body[at] & 0xff], at);
                at++;
            }
        }
        return at;
    }

    /** The position of the first byte that is none of base64's 64 characters. */
    private static int behindBase64(byte[] body, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && allOfBase64((long) EIGHT.get(body, at))) {
            at += Long.BYTES;
        }
        while (at < to && KIND[body[at] & 0xff] == OF_BASE64) {
            at++;
        }
        return at;
    }

    /** Whether eight bytes are base64 characters, looked at in pairs: megabytes of them pass here. */
    private static boolean allOfBase64(long eight) {
        return (FOREIGN_PAIR[(int) eight & 0xffff]
                        | FOREIGN_PAIR[(int) (eight >>> 16) & 0xffff]
                        | FOREIGN_PAIR[(int) (eight >>> 32) & 0xffff]
                        | FOREIGN_PAIR[(int) (eight >>> 48)])
                == 0;
    }

    private void run(byte[] body, int from, int to) {
        if (from < to) {
            foreign |= padding > 0;
            int kept = Math.min(HEAD - Math.min(HEAD, characters), to - from);
            if (kept > 0) {
                System.arraycopy(body, from, head, characters, kept);
            }
            characters += to - from;
        }
    }

    private void special(byte kind, int at) throws NotJson {
        switch (kind) {
            case END -> {
                end = at;
                complete = true;
            }
            case ESCAPE -> escape = 1;
            case PADDING -> padding++;
            case CONTROL -> throw new NotJson("a text holds a bare control character at byte " + at);
            case NOT_ASCII -> {
                ascii = false;
                foreign = true;
            }
            default -> foreign = true;
        }
    }

    private void escaped(byte next) throws NotJson {
        if (escape == 1) {
            escape = 0;
            switch (next) {
                case 'n', 'r' -> {}
                case '/' -> run(new byte[] {'/'}, 0, 1);
                case '"', '\\', 'b', 'f', 't' -> foreign = true;
                case 'u' -> {
                    escape = 2;
                    code = 0;
                }
                default -> throw new NotJson("a text holds an unknown escape");
            }
            return;
        }
        int digit = Character.digit(next, 16);
        if (digit < 0 || next < 0) {
            throw new NotJson("a text holds a broken \\u escape");
        }
        code = code << 4 | digit;
        escape = escape == 5 ? 0 : escape + 1;
        if (escape == 0) {
            coded();
        }
    }

    private void coded() {
        byte kind = code < 128 ? KIND[code] : OTHER;
        if (kind == OF_BASE64) {
            run(new byte[] {(byte) code}, 0, 1);
        } else if (kind == PADDING) {
            padding++;
        } else {
            foreign |= code != '\n' && code != '\r';
        }
    }

    /** Whether the closing quotation mark has come. */
    boolean complete() {
        return complete;
    }

    /** Where it begins, behind the quotation mark. */
    int start() {
        return start;
    }

    /** Its bytes, escapes as they stand. */
    int length() {
        return end - start;
    }

    /** Whether it is ASCII as it stands. */
    boolean ascii() {
        return ascii;
    }

    /** Whether it is base64 as a whole, of at least one byte. */
    boolean base64() {
        return !foreign && characters > 0 && padding <= 2 && (characters + padding) % 4 == 0;
    }

    /** The first bytes that its base64 stands for, 12 at most; none where it is not base64. */
    byte[] head() {
        int whole = Math.min(HEAD, characters) / 4 * 4;
        return base64() ? Base64.getDecoder().decode(Arrays.copyOf(head, whole)) : new byte[0];
    }
}
