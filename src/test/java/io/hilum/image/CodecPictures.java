package io.hilum.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The pictures whose code streams lie in the test resources' {@code codecs} folder: flat stripes, slopes, noise, and jumps
 * over the whole range. Its {@code make.py} has the same formula.
 */
record CodecPictures(int columns, int rows, int bits) {
    /** Of a name such as {@code 61x45x12-near0.jls}. */
    static CodecPictures of(String name) {
        String[] numbers = name.substring(0, name.indexOf('-')).split("x");
        return new CodecPictures(
                Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
    }

    static byte[] codestream(String name) {
        try (InputStream in = CodecPictures.class.getResourceAsStream("/codecs/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    char[] samples() {
        char[] samples = new char[columns * rows];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (char) sample(i % columns, i / columns);
        }
        return samples;
    }

    int sample(int x, int y) {
        int most = (1 << bits) - 1;
        if (y % 8 < 2) {
            return most / 3;
        }
        if ((x + y) % 29 == 0) {
            return most * (x & 1);
        }
        int smooth = (x * 37 + y * 53) * most / 4000;
        int noise = (x * 7919 + y * 104729 + x * y * 31) % 65537 % (most / 64 + 1);
        return (smooth + noise) % (most + 1);
    }

    /** The greatest difference of a decoded sample from the picture's. */
    int farthest(char[] decoded) {
        char[] samples = samples();
        int most = 0;
        for (int i = 0; i < samples.length; i++) {
            most = Math.max(most, Math.abs(decoded[i] - samples[i]));
        }
        return most;
    }
}
