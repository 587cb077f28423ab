package io.hilum.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jj2000.j2k.encoder.Encoder;
import jj2000.j2k.util.ParameterList;

/** Writes JPEG 2000 code streams with JJ2000's encoder. */
final class Jpeg2000Maker {
    private Jpeg2000Maker() {}

    /**
     * A lossless one.
     *
     * @param settings the encoder's, name and value in turns
     */
    static byte[] make(CodecPictures picture, String... settings) {
        return make(picture.columns(), picture.bits(), picture.samples(), settings);
    }

    /** The same of any samples, rows of {@code columns} from the top. */
    static byte[] make(int columns, int bits, char[] samples, String... settings) {
        return coded("picture.pgx", pgx(columns, bits, samples), settings);
    }

    /** The same of three components. */
    static byte[] colour(ColourPicture picture, String... settings) {
        String header = "P6\n%d %d\n255\n".formatted(picture.columns(), picture.rows());
        ByteBuffer file = ByteBuffer.allocate(header.length() + 3 * picture.columns() * picture.rows());
        file.put(header.getBytes(StandardCharsets.US_ASCII));
        char[][] planes = picture.planes();
        for (int i = 0; i < planes[0].length; i++) {
            file.put((byte) planes[0][i]).put((byte) planes[1][i]).put((byte) planes[2][i]);
        }
        return coded("picture.ppm", file.array(), settings);
    }

    private static byte[] coded(String name, byte[] plain, String... settings) {
        try {
            Path folder = Files.createTempDirectory("jpeg-2000");
            Path picture = folder.resolve(name);
            Path coded = folder.resolve("picture.j2k");
            try {
                Files.write(picture, plain);
                encode(picture, coded, settings);
                return Files.readAllBytes(coded);
            } finally {
                Files.deleteIfExists(picture);
                Files.deleteIfExists(coded);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void encode(Path picture, Path coded, String... settings) {
        ParameterList defaults = new ParameterList();
        for (String[] parameter : Encoder.getAllParameters()) {
            if (parameter[3] != null) {
                defaults.put(parameter[0], parameter[3]);
            }
        }
        ParameterList list = new ParameterList(defaults);
        list.put("i", picture.toString());
        list.put("o", coded.toString());
        list.put("file_format", "off");
        list.put("verbose", "off");
        list.put("lossless", "on");
        for (int i = 0; i < settings.length; i += 2) {
            list.put(settings[i], settings[i + 1]);
        }
        new Encoder(list).run();
    }

    private static byte[] pgx(int columns, int bits, char[] samples) {
        String header = "PG ML + %d %d %d\n".formatted(bits, columns, samples.length / columns);
        ByteBuffer file = ByteBuffer.allocate(header.length() + 2 * samples.length);
        file.put(header.getBytes(StandardCharsets.US_ASCII));
        for (char sample : samples) {
            if (bits <= 8) {
                file.put((byte) sample);
            } else {
                file.putChar(sample);
            }
        }
        return Arrays.copyOf(file.array(), file.position());
    }
}
