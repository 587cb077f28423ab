package io.hilum.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** JPEG files for the tests: the JDK's own, fixtures (see make.sh next to them), and these with parts changed. */
final class JpegMaker {
    private JpegMaker() {}

    static byte[] fixture(String name) {
        try (InputStream in = JpegMaker.class.getResourceAsStream("/image/" + name + ".jpg")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something with edges and slopes, 1 or 3 bands. */
    static byte[] write(int width, int height, int bands, boolean progressive, float quality) {
        BufferedImage image = new BufferedImage(
                width, height, bands == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < bands; band++) {
                    int value = (int) (128 + 100 * Math.sin(x / (9. + band)) * Math.cos(y / 13.))
                            + (x * y * 7919 >> 4 & 15);
                    image.getRaster().setSample(x, y, band, Math.min(255, value));
                }
            }
        }
        return write(image, progressive, quality);
    }

    static byte[] write(BufferedImage image, boolean progressive, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The components as the JDK's decoder reads them, without any colour conversion. */
    static Raster raster(byte[] file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream);
            return reader.readRaster(0, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }

    static int[][] band(Raster raster, int band) {
        return map(raster, samples -> samples[band]);
    }

    static int[][] map(Raster raster, ToDoubleFunction<int[]> grey) {
        int[][] rows = new int[raster.getHeight()][raster.getWidth()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = (int) Math.round(grey.applyAsDouble(raster.getPixel(x, y, (int[]) null)));
            }
        }
        return rows;
    }

    /** Where the segment's 0xFF stands: its length is 2 bytes on, its content 4. */
    static int segment(byte[] file, int marker) {
        int at = 2;
        while ((file[at + 1] & 0xFF) != marker) {
            at += 2 + Bytes.int16(file, at + 2);
        }
        return at;
    }

    /** The same file, but its (only) scan says that it goes from the first coefficient to the first, as some writers do. */
    static byte[] withBandOfOne(byte[] file) {
        byte[] written = file.clone();
        int scan = segment(file, 0xDA);
        written[scan + 6 + 2 * file[scan + 4]] = 0;
        return written;
    }

    static byte[] renameSegment(byte[] file, int marker, int to) {
        byte[] renamed = file.clone();
        renamed[segment(file, marker) + 1] = (byte) to;
        return renamed;
    }

    /** The file with an Exif segment that gives an orientation. */
    static byte[] oriented(byte[] file, int orientation, boolean littleEndian) {
        byte[] big = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        byte[] little = {
            'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0
        };
        byte[] exif = PngMaker.concat(new byte[] {'E', 'x', 'i', 'f', 0, 0}, littleEndian ? little : big);
        return PngMaker.concat(
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)},
                exif,
                java.util.Arrays.copyOfRange(file, 2, file.length));
    }
}
