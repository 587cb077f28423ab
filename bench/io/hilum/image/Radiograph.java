package io.hilum.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * A radiograph-like picture of 12 bits (slow gradients, ribs, a dark surround, quantum noise; the same for the same
 * seed), and files of it in each coding. dcmtk and JJ2000 code what the JDK can't.
 */
record Radiograph(int columns, int rows, char[] samples) {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";

    static Radiograph of(int columns, int rows, long seed) {
        Random random = new Random(seed);
        char[] samples = new char[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double u = 2.0 * x / columns - 1;
                double v = 2.0 * y / rows - 1;
                double body = 2400 - 1120 * Math.exp(-8 * ((Math.abs(u) - .45) * (Math.abs(u) - .45) + v * v / 3));
                double ribs = 224 * Math.sin(22 * v + 5 * u * u);
                boolean outside = Math.abs(u) > .93 || v < -.96;
                double value = outside ? 32 : body + ribs + 10 * random.nextGaussian();
                samples[y * columns + x] = (char) Math.max(0, Math.min(4095, (int) value));
            }
        }
        return new Radiograph(columns, rows, samples);
    }

    /** The picture in every coding, by name, in the folder. */
    Map<String, Path> files(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("PNG, 16 bits", Files.write(folder.resolve("grey16.png"), png16()));
        files.put("JPEG, 8 bits", Files.write(folder.resolve("baseline.jpg"), jpeg()));
        Path plain = Files.write(folder.resolve("plain.dcm"), dicom(EXPLICIT, null));
        files.put("DICOM, uncompressed", plain);
        files.put("DICOM, JPEG lossless", dcmtk(plain, "lossless.dcm", "dcmcjpeg", "+e1"));
        files.put("DICOM, JPEG-LS", dcmtk(plain, "ls.dcm", "dcmcjpls", "+el"));
        files.put("DICOM, RLE", dcmtk(plain, "rle.dcm", "dcmcrle"));
        files.put("DICOM, JPEG 2000", Files.write(folder.resolve("j2k.dcm"), dicom(JPEG_2000, Jpeg2000Maker.make(columns, 12, samples))));
        return files;
    }

    /** Has dcmtk code an uncompressed file. */
    static Path dcmtk(Path plain, String name, String... command) throws IOException, InterruptedException {
        Path coded = plain.resolveSibling(name);
        String[] whole = Arrays.copyOf(command, command.length + 2);
        whole[command.length] = plain.toString();
        whole[command.length + 1] = coded.toString();
        if (new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
            throw new IOException(command[0] + " failed");
        }
        return coded;
    }

    /** The compressed frame of a file: the fragments after the offset table. */
    static byte[] frame(Path coded) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(coded)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 132;
        while (file.getInt(at) != 0x00107FE0 || file.get(at + 4) != 'O' || file.getInt(at + 8) != -1) {
            at++;
        }
        at += 12 + 8 + file.getInt(at + 16);
        ByteBuffer frame = ByteBuffer.allocate(file.limit());
        while (file.getInt(at) == 0xE000FFFE) {
            frame.put(file.array(), at + 8, file.getInt(at + 4));
            at += 8 + file.getInt(at + 4);
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private byte[] png16() throws IOException {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_USHORT_GRAY);
        short[] to = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < to.length; i++) {
            to[i] = (short) (samples[i] << 4);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        byte[] to = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < to.length; i++) {
            to[i] = (byte) (samples[i] >> 4);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(.9f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        return out.toByteArray();
    }

    /** A file with what dcmtk needs of one; the frame as it is, or else the samples. */
    private byte[] dicom(String syntax, byte[] frame) {
        int length = frame == null ? 2 * samples.length : frame.length;
        ByteBuffer file = ByteBuffer.allocate(2048 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.position(128);
        file.put("DICM".getBytes(StandardCharsets.US_ASCII));
        text(file, 2, 0x02, "UI", "1.2.840.10008.5.1.4.1.1.7");
        text(file, 2, 0x03, "UI", "2.25.1");
        text(file, 2, 0x10, "UI", syntax);
        text(file, 8, 0x16, "UI", "1.2.840.10008.5.1.4.1.1.7");
        text(file, 8, 0x18, "UI", "2.25.1");
        text(file, 8, 0x60, "CS", "DX");
        text(file, 0x20, 0x0D, "UI", "2.25.2");
        text(file, 0x20, 0x0E, "UI", "2.25.3");
        number(file, 2, 1);
        text(file, 0x28, 4, "CS", "MONOCHROME2");
        int[][] numbers = {{0x10, rows}, {0x11, columns}, {0x100, 16}, {0x101, 12}, {0x102, 11}, {0x103, 0}};
        for (int[] number : numbers) {
            number(file, number[0], number[1]);
        }
        text(file, 0x28, 0x1050, "DS", "2048");
        text(file, 0x28, 0x1051, "DS", "4096");
        file.putInt(0x00107FE0).put((byte) 'O').put((byte) 'W').putShort((short) 0);
        if (frame == null) {
            file.putInt(length);
            for (char sample : samples) {
                file.putChar(sample);
            }
        } else {
            int even = length + length % 2;
            file.putInt(-1).putInt(0xE000FFFE).putInt(0).putInt(0xE000FFFE).putInt(even).put(frame);
            file.position(file.position() + even - length);
            file.putInt(0xE0DDFFFE).putInt(0);
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    private static void number(ByteBuffer file, int element, int value) {
        file.putShort((short) 0x28).putShort((short) element).put((byte) 'U').put((byte) 'S');
        file.putShort((short) 2).putShort((short) value);
    }

    private static void text(ByteBuffer file, int group, int element, String vr, String value) {
        String even = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? '\0' : ' ');
        file.putShort((short) group).putShort((short) element);
        file.put(vr.getBytes(StandardCharsets.US_ASCII)).putShort((short) even.length());
        file.put(even.getBytes(StandardCharsets.US_ASCII));
    }
}
