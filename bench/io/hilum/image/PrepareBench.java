package io.hilum.image;

import io.hilum.study.Geometry;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Times the preparation of one radiograph-like image against parts of itself and against the JDK. See README.md. */
public final class PrepareBench {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 25;

    private PrepareBench() {}

    public static void main(String[] args) throws Exception {
        BufferedImage radiograph = radiograph(2500, 3000, 12);
        byte[] baseline = jpeg(radiograph, false);
        byte[] progressive = jpeg(radiograph, true);
        byte[] png = png(radiograph);
        ImagePreparer preparer = new ImagePreparer(new ImageLimits(2048, 50_000_000));
        PreparedImage prepared = (PreparedImage) preparer.prepare(baseline, Geometry.CROP);
        BufferedImage sent = ImageIO.read(new ByteArrayInputStream(prepared.png()));
        byte[] grey = ((java.awt.image.DataBufferByte) sent.getRaster().getDataBuffer()).getData();
        Picture picture = new Picture(sent.getWidth(), sent.getHeight(), grey);

        System.out.printf(
                "2500 x 3000, JPEG %d kB, progressive %d kB, PNG %d kB; sent PNG %d kB, ImageIO's %d kB%n",
                baseline.length >> 10,
                progressive.length >> 10,
                png.length >> 10,
                prepared.png().length >> 10,
                png(sent).length >> 10);
        double whole = time("prepare, baseline JPEG", 0, () -> preparer.prepare(baseline, Geometry.CROP));
        time("  decode only, nothing scaled", whole, () -> {
            new JpegDecoder(baseline)
                    .decode(new Downscaler(new Axis(2500, 0, 2500, 2500), new Axis(3000, 0, 3000, 3000), false), Masking.none());
            return 0;
        });
        int[] row = new int[2500];
        for (int x = 0; x < 2500; x++) {
            row[x] = grey[1707 * 900 + x % 1707] & 0xFF;
        }
        time("  scale only", whole, () -> {
            Downscaler scaler = new Downscaler(new Axis(2500, 0, 2500, 1707), new Axis(3000, 0, 3000, 2048), false);
            for (int y = 0; y < 3000; y++) {
                scaler.row(row, 0);
            }
            return scaler.finish();
        });
        time("  two SHA-256 only", whole, () -> {
            java.security.MessageDigest.getInstance("SHA-256").digest(baseline);
            return java.security.MessageDigest.getInstance("SHA-256").digest(prepared.png());
        });
        time("  PNG write only", whole, () -> PngWriter.write(picture));
        time("  ImageIO PNG write only", whole, () -> png(sent));
        time("  JDK: ImageIO, Graphics2D, ImageIO", whole, () -> jdk(baseline));
        time("  JDK: ImageIO decode only", whole, () -> ImageIO.read(new ByteArrayInputStream(baseline)));
        time("prepare, progressive JPEG", whole, () -> preparer.prepare(progressive, Geometry.CROP));
        time("prepare, PNG", whole, () -> preparer.prepare(png, Geometry.CROP));
        time("  JDK: the same PNG", whole, () -> jdk(png));
    }

    private static double time(String name, double whole, Callable<?> work) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            long start = System.nanoTime();
            work.call();
            if (i >= WARM_UP) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = sorted[ROUNDS / 2];
        System.out.printf(
                "%-40s median %7.1f ms, least %7.1f ms, ratio %.2f%n",
                name, median, sorted[0], whole == 0 ? 1 : sorted[0] / whole);
        return sorted[0];
    }

    /** Slow gradients, ribs, a dark surround, and quantum noise; the seed makes it the same each time. */
    static BufferedImage radiograph(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = 2.0 * x / width - 1;
                double v = 2.0 * y / height - 1;
                double body = 150 - 70 * Math.exp(-8 * ((Math.abs(u) - .45) * (Math.abs(u) - .45) + v * v / 3));
                double ribs = 14 * Math.sin(22 * v + 5 * u * u);
                boolean outside = Math.abs(u) > .93 || v < -.96;
                double value = outside ? 2 : body + ribs + 3 * random.nextGaussian();
                samples[y * width + x] = (byte) Math.max(0, Math.min(255, (int) value));
            }
        }
        return image;
    }

    private static byte[] jdk(byte[] file) throws IOException {
        BufferedImage from = ImageIO.read(new ByteArrayInputStream(file));
        BufferedImage to = new BufferedImage(1707, 2048, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, 1707, 2048, null);
        graphics.dispose();
        return png(to);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(.9f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        return out.toByteArray();
    }
}
