package io.hilum.image;

import io.hilum.fuzz.Fuzzed;
import java.util.Arrays;
import java.util.Map;

/**
 * What a PNG's data inflates to: the input is the header's content (13 bytes, the size cut to 255 x 255), then the filtered
 * rows, as many as there are.
 */
public final class FuzzedPixels implements Fuzzed {
    private static final int HEADER = 13;

    @Override
    public Map<String, byte[]> seeds() {
        return Map.of(
                "grey", input(5, 4, 8, 0, 0, 4 * 6),
                "deep", input(5, 4, 16, 6, 0, 4 * 41),
                "bits", input(19, 3, 1, 3, 1, 40),
                "interlaced", input(5, 4, 16, 2, 1, 170));
    }

    private static byte[] input(int width, int height, int depth, int type, int interlaced, int bytes) {
        byte[] input = new byte[HEADER + bytes];
        for (int i = HEADER; i < input.length; i++) {
            input[i] = (byte) (i % 5);
        }
        byte[] header = {
            0, 0, 0, (byte) width, 0, 0, 0, (byte) height, (byte) depth, (byte) type, 0, 0, (byte) interlaced
        };
        System.arraycopy(header, 0, input, 0, HEADER);
        return input;
    }

    @Override
    public void feed(byte[] input) {
        if (input.length < HEADER) {
            return;
        }
        byte[] header = Arrays.copyOf(input, HEADER);
        Arrays.fill(header, 0, 3, (byte) 0);
        Arrays.fill(header, 4, 7, (byte) 0);
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        byte[] palette = PngMaker.chunk("PLTE", new byte[] {1, 2, 3, 90, 90, 90, 7, 7, 7});
        ImageOracle.check(
                PngMaker.concat(
                        signature,
                        PngMaker.chunk("IHDR", header),
                        header[9] == 3 ? palette : new byte[0],
                        PngMaker.chunk("IDAT", PngMaker.zlib(Arrays.copyOfRange(input, HEADER, input.length))),
                        PngMaker.chunk("IEND")),
                1);
    }
}
