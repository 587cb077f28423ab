package io.hilum.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a data set or of a sequence's item, and where the pixels are. An attribute that is there without a value
 * counts as absent; of one that is there twice the first counts.
 */
final class DicomDataSet {
    /** PS3.5, section 6.2: decimal string, also of a length that DICOM doesn't allow. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,64}(\\.\\d{0,64})?|\\.\\d{1,64})([eE][+-]?\\d{1,4})?");

    private final Map<Integer, DicomElement> elements = new HashMap<>();
    private final Map<Integer, List<DicomDataSet>> sequences = new HashMap<>();
    private @Nullable PixelElement pixels;

    /**
     * The Pixel Data element.
     *
     * @param at where its value begins
     * @param length in bytes, or {@link DicomParser#UNDEFINED}; not checked against the file
     * @param words whether it is a sequence of 16-bit words (VR OW), which matters in big endian
     */
    record PixelElement(int at, long length, boolean words) {}

    void put(int tag, DicomElement element) {
        if (element.length() > 0) {
            elements.putIfAbsent(tag, element);
        }
    }

    void put(int tag, List<DicomDataSet> items) {
        sequences.putIfAbsent(tag, items);
    }

    void put(PixelElement element) {
        pixels = element;
    }

    Optional<PixelElement> pixels() {
        return Optional.ofNullable(pixels);
    }

    Optional<DicomElement> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** The items of a sequence; none if it is absent. */
    List<DicomDataSet> items(int tag) {
        return sequences.getOrDefault(tag, List.of());
    }

    /** The values of a text attribute; none if it is absent. */
    List<String> texts(int tag) {
        DicomElement element = elements.get(tag);
        return element == null ? List.of() : element.texts();
    }

    /** The first value of a text attribute; empty if it is absent. */
    String text(int tag) {
        List<String> texts = texts(tag);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /** An unsigned number of 16 bits (VR US). */
    OptionalInt unsigned(int tag) throws ImageRefused {
        DicomElement element = elements.get(tag);
        if (element == null) {
            return OptionalInt.empty();
        }
        if (element.shorts() < 1) {
            throw DicomFile.damaged("a number in its header is cut short");
        }
        return OptionalInt.of(element.unsigned(0));
    }

    /** The numbers of a text attribute (VR DS or IS); none if it is absent. */
    List<Double> decimals(int tag) throws ImageRefused {
        List<Double> decimals = new ArrayList<>();
        for (String text : texts(tag)) {
            if (!text.isEmpty()) {
                decimals.add(decimal(text));
            }
        }
        return decimals;
    }

    private static double decimal(String text) throws ImageRefused {
        double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw DicomFile.damaged("a number in its header is none");
        }
        return value;
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "DicomDataSet[%d kept]".formatted(elements.size() + sequences.size());
    }
}
