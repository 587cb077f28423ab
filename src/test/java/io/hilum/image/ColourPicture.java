package io.hilum.image;

/** A picture in red, green and blue of 8 bits each; {@code codecs/make.py} has the same formula. */
record ColourPicture(int columns, int rows) {
    /** The sample of a colour, 0..2. */
    int sample(int x, int y, int colour) {
        int broken = y % 8 < 2 && x % 23 == 22 && x % 3 == colour ? 40 : 0;
        return (new CodecPictures(columns, rows, 8).sample(x + 5 * colour, y) + 70 * colour + broken) & 255;
    }

    int luma(int x, int y) {
        return Grey.ofRgb(sample(x, y, 0), sample(x, y, 1), sample(x, y, 2));
    }

    /** All of red, all of green, all of blue. */
    char[][] planes() {
        char[][] planes = new char[3][columns * rows];
        for (int colour = 0; colour < 3; colour++) {
            for (int i = 0; i < columns * rows; i++) {
                planes[colour][i] = (char) sample(i % columns, i / columns, colour);
            }
        }
        return planes;
    }
}
