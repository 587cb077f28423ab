package io.hilum.export;

import java.util.List;

/**
 * A report in words, ready to be set on a page: everything that {@code report-body.html} shows, so that page and file say
 * the same. All texts are clean ({@link io.hilum.overlay.PlainText}) but not escaped; that is the template's task.
 *
 * @param id of the report
 * @param file what a saved file is called, without its ending; generated, never a person's words
 * @param time when it was made, as ISO 8601 in UTC
 * @param notice what it may be used for
 * @param simulated whether the simulator answered
 * @param pictures frontal, then lateral and prior where there are any
 * @param texts what was known of the patient, those that were given
 * @param findings in the endpoint's order
 * @param warnings about the report or one of its findings
 * @param unseen how much of the frontal image the model did not see, in words, or the empty text when it saw all
 * @param summary provenance in one line
 * @param facts provenance in full
 * @param images what was sent of each image
 * @param plainText the report as plain text, to be pasted elsewhere
 */
public record ReportSheet(
        String id,
        String file,
        String time,
        String notice,
        boolean simulated,
        List<Picture> pictures,
        List<Note> texts,
        List<Entry> findings,
        List<Caution> warnings,
        String unseen,
        String summary,
        List<Fact> facts,
        List<ImageLine> images,
        String plainText) {
    /**
     * One image of the study.
     *
     * @param key such as {@code frontal}
     * @param name such as {@code Frontal}
     * @param caption size and format
     * @param frame its viewBox, for the small picture that leads to it
     * @param place where its SVG is written into the page; see {@link PicturePlaces}
     */
    public record Picture(String key, String name, String caption, String frame, String place) {
        /** Whether it is the one that findings refer to. */
        public boolean isFrontal() {
            return key.equals("frontal");
        }
    }

    /** A clinical text under its name. */
    public record Note(String name, String text) {}

    /**
     * One finding.
     *
     * @param number from 1
     * @param text the endpoint's words
     * @param location {@code given}, {@code none} or {@code discarded}
     * @param where where on the image, in words, or why nowhere
     * @param colour its colour on the image, or the empty text
     * @param dash its dash pattern on the image, or the empty text
     * @param boxes the numbers behind its boxes
     */
    public record Entry(
            int number, String text, String location, String where, String colour, String dash, List<Values> boxes) {
        /** Whether it is marked on the image. */
        public boolean isMarked() {
            return !boxes.isEmpty();
        }
    }

    /** A box in numbers: fractions and pixels of the original image, and what the endpoint said. */
    public record Values(String fraction, String pixels, String endpoint) {}

    /** A warning: its code, the number of the finding that it is about or 0, and what happened. */
    public record Caution(String code, int finding, String message) {}

    /** One line of provenance; {@code copied} values are long, set in a fixed pitch and worth a copy button. */
    public record Fact(String name, String value, boolean copied) {}

    /**
     * What was sent of one image.
     *
     * @param name such as {@code Frontal}
     * @param sent its size
     * @param shown what its DICOM file says, by which window it was shown, and what was blackened; or the empty text
     * @param hashes of the sent and the uploaded bytes
     */
    public record ImageLine(String name, String sent, String shown, List<Fact> hashes) {}

    public ReportSheet {
        pictures = List.copyOf(pictures);
        texts = List.copyOf(texts);
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
        images = List.copyOf(images);
    }
}
