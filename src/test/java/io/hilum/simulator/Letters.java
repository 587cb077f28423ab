package io.hilum.simulator;

import java.util.Map;

/** Lead letters: a word burned into a picture, in five by seven dots. */
final class Letters {
    private static final Map<Character, String> DOTS = Map.of(
            'P', "11110 10001 10001 11110 10000 10000 10000",
            'H', "10001 10001 10001 11111 10001 10001 10001",
            'A', "01110 10001 10001 11111 10001 10001 10001",
            'N', "10001 11001 11001 10101 10011 10011 10001",
            'T', "11111 00100 00100 00100 00100 00100 00100",
            'O', "01110 10001 10001 10001 10001 10001 01110",
            'M', "10001 11011 10101 10101 10001 10001 10001",
            'L', "10000 10000 10000 10000 10000 10000 11111");

    private Letters() {}

    /** Burns a word into the picture's pixels, its first letter's top left corner at (x, y). */
    static void burn(Picture picture, String word, int x, int y, int dot) {
        for (int i = 0; i < word.length(); i++) {
            String[] rows = DOTS.get(word.charAt(i)).split(" ");
            for (int row = 0; row < 7 * dot; row++) {
                for (int column = 0; column < 5 * dot; column++) {
                    if (rows[row / dot].charAt(column / dot) == '1') {
                        int at = (y + row) * picture.width() + x + i * 6 * dot + column;
                        picture.grey()[at] = (byte) 245;
                    }
                }
            }
        }
    }
}
