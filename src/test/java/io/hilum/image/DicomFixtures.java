package io.hilum.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * The DICOM files among the test resources: a phantom's, in every transfer syntax and window form, with what dcmtk renders
 * of them. They are gzipped only to keep the repository small.
 */
public final class DicomFixtures {
    /** What the files say of their (made-up) patient, doctor and hospital; it must never leave the gateway. */
    public static final List<String> PHI = List.of("PHI^", "PHI-", "MARKER", "19600101");

    private DicomFixtures() {}

    /**
     * A file with the picture that it must give.
     *
     * @param tolerance how far a pixel may be off
     */
    public record Expected(String name, String picture, int tolerance) {
        public byte[] file() {
            return DicomFixtures.file(name);
        }

        /** Rows of columns of grey. */
        int[][] rows() {
            return Prepared.rows(Prepared.read(resource("expected/" + picture + ".png")), 0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All of the manifest's. */
    public static List<Expected> all() {
        List<Expected> all = new ArrayList<>();
        try {
            JsonNode manifest = new ObjectMapper().readTree(resource("manifest.json"));
            manifest.properties()
                    .forEach(entry -> all.add(new Expected(
                            entry.getKey(),
                            entry.getValue().get("expected").asText(),
                            entry.getValue().get("tolerance").asInt())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** A file's bytes. */
    public static byte[] file(String name) {
        try (InputStream in = new GZIPInputStream(open(name + ".dcm.gz"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(DicomFixtures.class.getResourceAsStream("/dicom/" + name), name);
    }
}
