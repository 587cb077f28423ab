package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;

class JsonStringTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    @Example
    void oneCharacterThatIsNotOfBase64IsFoundWhereverItStands() throws Exception {
        for (char one = ' '; one < 256; one++) {
            for (int at = 0; at < 24; at++) {
                byte[] text = (ALPHABET.substring(at, 24) + ALPHABET.substring(0, at) + "\"")
                        .getBytes(StandardCharsets.ISO_8859_1);
                text[at] = (byte) one;
                if (one != '"' && one != '\\' && one != '=') {
                    boolean base64 = ALPHABET.indexOf(one) >= 0;
                    assertEquals(base64, read(text).base64(), "the character " + (int) one);
                }
            }
        }
    }

    private static JsonString read(byte[] text) throws Exception {
        JsonString string = new JsonString();
        string.begin(0);
        assertEquals(text.length, string.take(text, 0, text.length));
        return string;
    }
}
