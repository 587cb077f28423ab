package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hilum.image.ImageRefusal.Reason;
import io.hilum.study.Geometry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Short words for the tests: prepare a file, and see what came out by another decoder's eyes. */
public final class Prepared {
    static final ImagePreparer PREPARER = new ImagePreparer(new ImageLimits(2048, 50_000_000));

    private Prepared() {}

    static PreparedImage image(byte[] file) {
        return image(file, Geometry.CROP);
    }

    static PreparedImage image(byte[] file, Geometry geometry) {
        return assertInstanceOf(PreparedImage.class, PREPARER.prepare(file, geometry));
    }

    static ImageRefusal refusal(byte[] file) {
        return assertInstanceOf(ImageRefusal.class, PREPARER.prepare(file, Geometry.CROP));
    }

    static Reason reason(byte[] file) {
        return refusal(file).reason();
    }

    public static int[][] grey(byte[] file) {
        return grey(image(file));
    }

    /** The sent picture's samples, as the JDK's decoder reads them: rows of columns. */
    static int[][] grey(PreparedImage image) {
        return rows(read(image.png()), 0);
    }

    public static int[][] rows(BufferedImage image, int band) {
        int[][] rows = new int[image.getHeight()][];
        for (int y = 0; y < rows.length; y++) {
            rows[y] = image.getRaster().getSamples(0, y, image.getWidth(), 1, band, (int[]) null);
        }
        return rows;
    }

    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double mean(int[][] rows) {
        return Arrays.stream(rows).flatMapToInt(Arrays::stream).average().orElseThrow();
    }
}
