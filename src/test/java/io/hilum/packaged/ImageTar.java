package io.hilum.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A container image as {@code docker save} writes it.
 *
 * @param config what is to be run, and how
 * @param layers the files of each layer, the lowest first
 */
record ImageTar(JsonNode config, List<List<Entry>> layers) {
    private static final int BLOCK = 512;
    private static final int PERMISSIONS = 07777;
    private static final int DIRECTORY = '5';

    /**
     * A file or folder in a tar.
     *
     * @param owner of user and group, such as {@code 0:0}
     * @param changed in seconds since 1970
     * @param content null of a folder
     */
    record Entry(String name, int mode, String owner, long changed, byte @Nullable [] content) {
        boolean isFile() {
            return content != null;
        }
    }

    static ImageTar read(Path tar) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (InputStream in = Files.newInputStream(tar)) {
            entries(in).forEach(part -> parts.put(part.name(), part.content()));
        }
        ObjectMapper json = new ObjectMapper();
        JsonNode image = json.readTree(parts.get("manifest.json")).get(0);
        List<List<Entry>> layers = new ArrayList<>();
        for (JsonNode layer : image.get("Layers")) {
            layers.add(entries(new GZIPInputStream(new ByteArrayInputStream(parts.get(layer.asText())))));
        }
        return new ImageTar(json.readTree(parts.get(image.get("Config").asText())), layers);
    }

    /** POSIX.1-1988's ustar: each entry a head of 512 bytes with octal numbers, then its content, filled up to 512 bytes. */
    private static List<Entry> entries(InputStream in) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (byte[] head = in.readNBytes(BLOCK); head.length == BLOCK && head[0] != 0; head = in.readNBytes(BLOCK)) {
            int size = (int) octal(head, 124, 12);
            byte[] content = in.readNBytes(size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            int kind = head[156];
            if (kind == 0 || kind == '0' || kind == DIRECTORY) { // the others tell more of the next one
                entries.add(new Entry(
                        text(head, 0, 100),
                        (int) octal(head, 100, 8) & PERMISSIONS,
                        octal(head, 108, 8) + ":" + octal(head, 116, 8),
                        octal(head, 136, 12),
                        kind == DIRECTORY ? null : content));
            }
        }
        return entries;
    }

    private static String text(byte[] head, int from, int length) {
        return new String(head, from, length, UTF_8).split("\0", 2)[0].strip();
    }

    private static long octal(byte[] head, int from, int length) {
        return Long.parseLong(text(head, from, length), 8);
    }
}
