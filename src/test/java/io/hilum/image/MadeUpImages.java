package io.hilum.image;

import io.hilum.findings.ImageFacts;
import io.hilum.study.Geometry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Prepared images that nobody uploaded: a drawn phantom, or a single grey pixel that claims to be of any size. */
public final class MadeUpImages {
    private static final String HASH = "4f1a77c09b2d83e65512c0de98a4b7f61e3d5c2a90b8f7e6d4c3b2a190877c02";

    private MadeUpImages() {}

    /** A drawn thorax of that size, sent as it is. */
    public static PreparedImage phantom(int width, int height, Geometry geometry) {
        ImageMapping mapping = new ImageMapping(width, height, geometry);
        int sentWidth = (int) mapping.sent().width();
        int sentHeight = (int) mapping.sent().height();
        BufferedImage picture = new BufferedImage(sentWidth, sentHeight, BufferedImage.TYPE_BYTE_GRAY);
        int left = (sentWidth - width) / 2;
        int top = (sentHeight - height) / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.getRaster().setSample(x + left, y + top, 0, thorax((x + 0.5) / width, (y + 0.5) / height));
            }
        }
        return prepared(png(picture), mapping, sentWidth, sentHeight);
    }

    /** One grey pixel in the frame of that size, for tests of numbers. */
    public static PreparedImage grey(int width, int height, Geometry geometry) {
        ImageMapping mapping = new ImageMapping(width, height, geometry);
        return prepared(png(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY)), mapping, 1, 1);
    }

    private static PreparedImage prepared(byte[] png, ImageMapping mapping, int sentWidth, int sentHeight) {
        ImageFacts.Sent sent = new ImageFacts.Sent(sentWidth, sentHeight, png.length, HASH);
        ImageFacts facts = new ImageFacts(
                mapping.width(),
                mapping.height(),
                "png",
                HASH.replace('4', 'b'),
                sent,
                mapping.seen(),
                null,
                List.of());
        return new PreparedImage(png, facts, mapping, List.of());
    }

    private static int thorax(double x, double y) {
        double body = soft(1 - Math.hypot((x - 0.5) / 0.46, Math.max(0, 0.3 - y) / 0.34), 0.1);
        double right = lung((x - 0.29) / 0.155, (y - 0.47) / 0.31, x - 0.4);
        double left = lung((x - 0.71) / 0.155, (y - 0.46) / 0.31, 0.6 - x);
        double heart = soft(1 - Math.hypot((x - 0.55) / 0.17, (y - 0.64) / 0.15), 0.5);
        double spine = Math.exp(-Math.pow((x - 0.5) / 0.055, 2));
        double ribs = 0;
        for (int i = 0; i < 9; i++) {
            double middle = 0.2 + i * 0.075 + 0.18 * Math.pow(Math.abs(x - 0.5) / 0.4, 2) - 0.05;
            ribs += Math.exp(-Math.pow((y - middle) / 0.011, 2)) * (Math.abs(x - 0.5) > 0.05 ? 1 : 0);
        }
        double vessels =
                0.5 + 0.5 * Math.sin(61 * x + 23 * Math.sin(17 * y)) * Math.sin(53 * y + 19 * Math.sin(13 * x));
        double lungs = Math.max(right, left) * (1 - heart);
        double value = body * (150 + 75 * spine + 12 * ribs) - lungs * body * (105 - 20 * ribs - 22 * vessels * lungs);
        double grain = (Math.floorMod((int) (x * 7919) * 31 + (int) (y * 6271) * 17, 13) - 6) * 0.8;
        return (int) Math.max(4, Math.min(250, value + 25 * heart * body + grain));
    }

    private static double lung(double x, double y, double towardsMiddle) {
        double base = soft(1 - Math.sqrt(x * x + y * y * (y < 0 ? 1 : 1.15)), 0.28);
        return base * (1 - Math.exp(-Math.pow(Math.min(0, towardsMiddle - 0.02) / 0.05, 2)) * 0.6);
    }

    private static double soft(double inside, double width) {
        double t = Math.max(0, Math.min(1, inside / width));
        return t * t * (3 - 2 * t);
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
