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
        try {
            Path folder = Files.createTempDirectory("jpeg-2000");
            Path pgx = folder.resolve("picture.pgx");
            Path coded = folder.resolve("picture.j2k");
            try {
                Files.write(pgx, pgx(columns, bits, samples));
                encode(pgx, coded, settings);
                return Files.readAllBytes(coded);
            } finally {
                Files.deleteIfExists(pgx);
                Files.deleteIfExists(coded);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void encode(Path pgx, Path coded, String... settings) {
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
