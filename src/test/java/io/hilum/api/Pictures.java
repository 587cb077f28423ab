package io.hilum.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests of the running program, written by the JDK's own encoders. */
public final class Pictures {
    private Pictures() {}

    /** A grey picture that is not blank. */
    public static byte[] png(int width, int height) {
        return encoded(gradient(width, height), "png");
    }

    /** The same as JPEG. */
    public static byte[] jpeg(int width, int height) {
        return encoded(gradient(width, height), "jpeg");
    }

    /** A grey PNG of noise, a byte a pixel: no coding makes it smaller. Always the same one. */
    public static byte[] noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] row = new byte[width];
        Random random = new Random(20);
        for (int y = 0; y < height; y++) {
            random.nextBytes(row);
            image.getRaster().setDataElements(0, y, width, 1, row);
        }
        return encoded(image, "png");
    }

    /** A picture of one value. */
    public static byte[] blank(int width, int height) {
        return encoded(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png");
    }

    /** The same as JPEG. */
    public static byte[] blankJpeg(int width, int height) {
        return encoded(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
    }

    /** The bundled sample's frontal image. */
    public static byte[] sample() {
        try (InputStream in = Pictures.class.getResourceAsStream("/sample/frontal.png")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage gradient(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, (x * 7 + y * 3) & 0xff);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
