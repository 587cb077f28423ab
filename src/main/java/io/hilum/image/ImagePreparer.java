package io.hilum.image;

import io.hilum.findings.ImageFacts;
import io.hilum.findings.ImageFacts.Sent;
import io.hilum.study.Geometry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes an uploaded image ready for the endpoint: a PNG, JPEG or DICOM file in, an upright 8-bit grey PNG out, no larger than
 * {@link ImageLimits#maxSide}. The bytes decide what a file is. Any bytes at all give an answer: damaged ones a refusal,
 * never an exception and never a wrong picture.
 *
 * <p>Safe for use by many threads; each call works in the caller's thread. Memory is the caller's to ration: {@link
 * #look} tells beforehand how much {@link #prepare} will take.
 */
public final class ImagePreparer {
    /** Rows and sides are counted in ints; no setting goes beyond this. */
    private static final long MOST_PIXELS = 1L << 27;

    private static final long FIXED_BYTES = 512 << 10;

    private final int maxSide;
    private final long maxPixels;

    public ImagePreparer(ImageLimits limits) {
        this.maxSide = limits.maxSide();
        this.maxPixels = Math.min(limits.maxPixels(), MOST_PIXELS);
    }

    /**
     * Reads the file's structure without decoding: takes no memory to speak of, and refuses what need not be decoded to
     * be refused (unknown formats, too many pixels, broken or missing headers).
     *
     * @param file an uploaded file, not changed
     */
    public Look look(byte[] file) {
        try {
            Decoder decoder = open(file, 0);
            ImageMapping mapping = mapping(decoder, Geometry.CROP);
            return new ImageHeader(
                    decoder.format(),
                    mapping.width(),
                    mapping.height(),
                    bytesToPrepare(decoder),
                    decoder.dicom().orElse(null));
        } catch (ImageRefused refused) {
            return refused.refusal();
        }
    }

    /**
     * Decodes, scales, turns upright, pads if asked to, and writes the PNG.
     *
     * @param file an uploaded file, not changed
     * @param geometry whether the sent picture is the whole image as it is or padded to a square
     */
    public Preparation prepare(byte[] file, Geometry geometry) {
        return prepare(file, geometry, 0);
    }

    /**
     * The same, with one of the windows that a DICOM file offers.
     *
     * @param window index into {@link DicomFacts#windows()}; 0 is the default, and the only one of other formats
     */
    public Preparation prepare(byte[] file, Geometry geometry, int window) {
        try {
            return prepare(file, open(file, window), geometry);
        } catch (ImageRefused refused) {
            return refused.refusal();
        }
    }

    /**
     * Decodes an image without making it ready for anything: the same picture that {@link #prepare} would send, or none
     * where it would refuse.
     *
     * @param file an image file, not changed
     */
    public Optional<Picture> picture(byte[] file) {
        try {
            Decoder decoder = open(file, 0);
            return Optional.of(decoder.orientation().upright(scaled(decoder, Geometry.CROP, new ArrayList<>())));
        } catch (ImageRefused refused) {
            return Optional.empty();
        }
    }

    private PreparedImage prepare(byte[] file, Decoder decoder, Geometry geometry) throws ImageRefused {
        ImageMapping mapping = mapping(decoder, geometry);
        List<ImageNote> notes = new ArrayList<>();
        if (mapping.side() < ImageLimits.LOW_RESOLUTION_SIDE) {
            notes.add(ImageNote.LOW_RESOLUTION);
        }
        Picture picture = decoder.orientation().upright(scaled(decoder, geometry, notes));
        byte[] png = PngWriter.write(picture);
        Sent sent = new Sent(picture.width(), picture.height(), png.length, sha256(png));
        ImageFacts facts =
                new ImageFacts(mapping.width(), mapping.height(), decoder.format(), sha256(file), sent, mapping.seen());
        PreparedImage image = new PreparedImage(png, facts, mapping, notes);
        return decoder.dicom().map(image::with).orElse(image);
    }

    private Picture scaled(Decoder decoder, Geometry geometry, List<ImageNote> notes) throws ImageRefused {
        Downscaler scaler = new Downscaler(across(decoder, geometry), down(decoder, geometry), decoder.wide());
        decoder.decode(scaler);
        Downscaler.Scaled scaled = scaler.finish();
        Picture picture = new Picture(scaled.width(), scaled.height(), scaled.narrow());
        if (scaled.isWide()) {
            Window window = Window.estimate(scaled.histogram(), (long) decoder.width() * decoder.height());
            if (window.estimated()) {
                notes.add(ImageNote.CONTRAST_ESTIMATED);
            }
            picture = new Picture(scaled.width(), scaled.height(), window.show(scaled.wide()));
        }
        if (decoder.contrastEstimated()) {
            notes.add(ImageNote.CONTRAST_ESTIMATED);
        }
        // An image may also become blank by shrinking: the model would have nothing to read either.
        if (scaled.blank() || picture.blank()) {
            throw ImageRefused.blank();
        }
        return picture;
    }

    private Decoder open(byte[] file, int window) throws ImageRefused {
        Decoder decoder;
        if (FileSignature.isPng(file)) {
            decoder = new PngDecoder(file);
        } else if (FileSignature.isJpeg(file)) {
            decoder = new JpegDecoder(file);
        } else if (FileSignature.isDicom(file)) {
            decoder = new DicomDecoder(file, window, maxPixels);
        } else {
            throw FileSignature.refuse(file);
        }
        if ((long) decoder.width() * decoder.height() > maxPixels) {
            throw ImageRefused.tooManyPixels(decoder.width(), decoder.height(), maxPixels);
        }
        return decoder;
    }

    private static ImageMapping mapping(Decoder decoder, Geometry geometry) {
        return decoder.orientation().swaps
                ? new ImageMapping(decoder.height(), decoder.width(), geometry)
                : new ImageMapping(decoder.width(), decoder.height(), geometry);
    }

    private Axis across(Decoder decoder, Geometry geometry) {
        Axis axis = axis(decoder.width(), decoder.height(), geometry, decoder.orientation().mirrorsX);
        return axis.of(decoder.columns());
    }

    private Axis down(Decoder decoder, Geometry geometry) {
        Axis axis = axis(decoder.height(), decoder.width(), geometry, decoder.orientation().mirrorsY);
        return axis.of(decoder.rows());
    }

    /** Of odd padding, {@link ImageMapping} has the larger half in front on the upright image, so behind when mirrored. */
    private Axis axis(int length, int other, Geometry geometry, boolean mirrored) {
        int longer = Math.max(length, other);
        if (geometry == Geometry.PAD) {
            int padding = longer - length;
            return new Axis(length, mirrored ? padding / 2 : padding - padding / 2, longer, Math.min(longer, maxSide));
        }
        int sent = longer <= maxSide ? length : (int) ((2L * length * maxSide + longer) / (2L * longer));
        return new Axis(length, 0, length, Math.max(1, sent));
    }

    private long bytesToPrepare(Decoder decoder) {
        // Padded, the sent picture is a square: never less than without.
        Axis across = across(decoder, Geometry.PAD);
        Axis down = down(decoder, Geometry.PAD);
        long sent = (long) across.sent() * down.sent();
        long scaling = decoder.workingBytes() + Downscaler.bytes(across, down, decoder.wide());
        return FIXED_BYTES + scaling + sent + PngWriter.bytes(sent);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
