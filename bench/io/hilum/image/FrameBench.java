package io.hilum.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import jj2000.j2k.encoder.Encoder;
import jj2000.j2k.util.ParameterList;

/** Times the decoders of DICOM frames on one radiograph-like image of 12 bits, which dcmtk and JJ2000 code. See README.md. */
public final class FrameBench {
    private static final int COLUMNS = 2500;
    private static final int ROWS = 3000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;

    private FrameBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("frame-bench");
        try {
            char[] samples = radiograph(12);
            Path plain = folder.resolve("plain.dcm");
            Files.write(plain, dicom(samples));
            time("lossless JPEG, predictor 1", new JpegLosslessDecoder(), dcmtk(plain, "dcmcjpeg", "+e1"), samples);
            time("lossless JPEG, predictor 6", new JpegLosslessDecoder(), dcmtk(plain, "dcmcjpeg", "+el", "+sv", "6"), samples);
            time("JPEG-LS, lossless", new JpegLsDecoder(), dcmtk(plain, "dcmcjpls", "+el"), samples);
            time("JPEG-LS, near-lossless (2)", new JpegLsDecoder(), dcmtk(plain, "dcmcjpls", "+en"), null);
            time("JPEG of 12 bits, quality 90", new Jpeg12Decoder(), dcmtk(plain, "dcmcjpeg", "+ee"), null);
            time("JPEG 2000, lossless", new Jpeg2000Decoder(), jj2000(folder, samples), samples);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void time(String name, FrameDecoder decoder, byte[] codestream, char[] expected) throws Exception {
        double[] millis = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            char[] samples = decoder.decode(codestream, COLUMNS, ROWS);
            double taken = (System.nanoTime() - start) / 1e6;
            if (i >= 0) {
                millis[i] = taken;
            }
            if (expected != null && !Arrays.equals(expected, samples)) {
                throw new IllegalStateException(name + " is not lossless");
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-30s %6d kB, median %7.1f ms, least %7.1f ms%n",
                name, codestream.length >> 10, millis[ROUNDS / 2], millis[0]);
    }

    /** Slow gradients, ribs, a dark surround, and quantum noise; the seed makes it the same each time. */
    static char[] radiograph(long seed) {
        Random random = new Random(seed);
        char[] samples = new char[COLUMNS * ROWS];
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                double u = 2.0 * x / COLUMNS - 1;
                double v = 2.0 * y / ROWS - 1;
                double body = 2400 - 1120 * Math.exp(-8 * ((Math.abs(u) - .45) * (Math.abs(u) - .45) + v * v / 3));
                double ribs = 224 * Math.sin(22 * v + 5 * u * u);
                boolean outside = Math.abs(u) > .93 || v < -.96;
                double value = outside ? 32 : body + ribs + 10 * random.nextGaussian();
                samples[y * COLUMNS + x] = (char) Math.max(0, Math.min(4095, (int) value));
            }
        }
        return samples;
    }

    private static byte[] dcmtk(Path plain, String... command) throws IOException, InterruptedException {
        Path coded = plain.resolveSibling("coded.dcm");
        String[] whole = Arrays.copyOf(command, command.length + 2);
        whole[command.length] = plain.toString();
        whole[command.length + 1] = coded.toString();
        if (new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
            throw new IOException(command[0] + " failed");
        }
        return frame(ByteBuffer.wrap(Files.readAllBytes(coded)).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The fragments after the offset table. */
    private static byte[] frame(ByteBuffer file) {
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

    private static byte[] jj2000(Path folder, char[] samples) throws IOException {
        ByteBuffer picture = ByteBuffer.allocate(32 + 2 * samples.length);
        picture.put("PG ML +12 %d %d%n".formatted(COLUMNS, ROWS).getBytes(StandardCharsets.US_ASCII));
        for (char sample : samples) {
            picture.putChar(sample);
        }
        Path pgx = folder.resolve("picture.pgx");
        Path coded = folder.resolve("picture.j2k");
        Files.write(pgx, Arrays.copyOf(picture.array(), picture.position()));
        ParameterList defaults = new ParameterList();
        for (String[] parameter : Encoder.getAllParameters()) {
            if (parameter[3] != null) {
                defaults.put(parameter[0], parameter[3]);
            }
        }
        ParameterList list = new ParameterList(defaults);
        list.put("i", pgx.toString());
        list.put("o", coded.toString());
        list.put("file_format", "off");
        list.put("verbose", "off");
        list.put("lossless", "on");
        new Encoder(list).run();
        return Files.readAllBytes(coded);
    }

    /** An uncompressed file with what dcmtk needs of one. */
    private static byte[] dicom(char[] samples) {
        ByteBuffer file = ByteBuffer.allocate(1024 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.position(128);
        file.put("DICM".getBytes(StandardCharsets.US_ASCII));
        text(file, 2, 0x02, "UI", "1.2.840.10008.5.1.4.1.1.7");
        text(file, 2, 0x03, "UI", "2.25.1");
        text(file, 2, 0x10, "UI", "1.2.840.10008.1.2.1");
        text(file, 8, 0x16, "UI", "1.2.840.10008.5.1.4.1.1.7");
        text(file, 8, 0x18, "UI", "2.25.1");
        text(file, 0x20, 0x0D, "UI", "2.25.2");
        text(file, 0x20, 0x0E, "UI", "2.25.3");
        number(file, 2, 1);
        text(file, 0x28, 4, "CS", "MONOCHROME2");
        int[][] numbers = {{0x10, ROWS}, {0x11, COLUMNS}, {0x100, 16}, {0x101, 12}, {0x102, 11}, {0x103, 0}};
        for (int[] number : numbers) {
            number(file, number[0], number[1]);
        }
        file.putInt(0x00107FE0).put((byte) 'O').put((byte) 'W').putShort((short) 0).putInt(2 * samples.length);
        for (char sample : samples) {
            file.putChar(sample);
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
