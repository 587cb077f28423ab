package io.hilum.image;

import io.hilum.findings.ImageFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image ready for the endpoint: a lossless 8-bit monochrome PNG without any metadata, and the way back to the
 * original's pixels. Compared by identity; the PNG's bytes are shared, and nobody may write to them.
 */
public final class PreparedImage implements Preparation {
    private final byte[] png;
    private final ImageFacts facts;
    private final ImageMapping mapping;
    private final List<ImageNote> notes;
    private final List<BurnedInText.Region> text;
    private final @Nullable DicomFacts dicom;

    PreparedImage(byte[] png, ImageFacts facts, ImageMapping mapping, List<ImageNote> notes) {
        this(png, facts, mapping, notes, List.of(), null);
    }

    private PreparedImage(
            byte[] png,
            ImageFacts facts,
            ImageMapping mapping,
            List<ImageNote> notes,
            List<BurnedInText.Region> text,
            @Nullable DicomFacts dicom) {
        this.png = png;
        this.facts = facts;
        this.mapping = mapping;
        this.notes = List.copyOf(notes);
        this.text = List.copyOf(text);
        this.dicom = dicom;
    }

    /** The same image with what its DICOM file says of itself; the PNG still knows nothing of it. */
    PreparedImage with(DicomFacts facts) {
        return new PreparedImage(png, this.facts, mapping, notes, text, facts);
    }

    /** The same image with where writing was seen in it. */
    PreparedImage with(List<BurnedInText.Region> regions) {
        return new PreparedImage(png, facts, mapping, notes, regions, dicom);
    }

    /** The PNG to send, shared: read only. */
    public byte[] png() {
        return png;
    }

    /** Sizes, format and hashes, for the report. */
    public ImageFacts facts() {
        return facts;
    }

    /** How the model's square lies on the original image. */
    public ImageMapping mapping() {
        return mapping;
    }

    /** What the reader should know of how the image was made. */
    public List<ImageNote> notes() {
        return notes;
    }

    /** Where a heuristic sees writing, as fractions of the original, upright image; what is masked shows none. */
    public List<BurnedInText.Region> text() {
        return text;
    }

    /** What a DICOM file says of itself; none in other formats. */
    public Optional<DicomFacts> dicom() {
        return Optional.ofNullable(dicom);
    }

    /** Says sizes only. */
    @Override
    public String toString() {
        return "PreparedImage[%d x %d, %d bytes]".formatted(facts.width(), facts.height(), png.length);
    }
}
