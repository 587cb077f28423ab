package io.hilum.image;

import io.hilum.findings.ImageFacts;
import io.hilum.findings.ImageFacts.Sent;
import io.hilum.study.Geometry;
import io.hilum.study.Mask;
import io.hilum.study.Presentation;
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

    /** As {@link #look(byte[], int)}, by the default window. */
    public Look look(byte[] file) {
        return look(file, 0);
    }

    /**
     * Reads the file's structure without decoding: takes no memory to speak of, and refuses what need not be decoded to
     * be refused (unknown formats, too many pixels, broken or missing headers).
     *
     * @param file an uploaded file, not changed
     * @param window as in {@link Presentation#window}
     */
    public Look look(byte[] file, int window) {
        try {
            Decoder decoder = open(file, window);
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

    /** As {@link #prepare(byte[], Geometry, Presentation)}, by the default window, with nothing blackened. */
    public Preparation prepare(byte[] file, Geometry geometry) {
        return prepare(file, geometry, Presentation.DEFAULT);
    }

    /**
     * Decodes, blackens, scales, turns upright, pads if asked to, and writes the PNG.
     *
     * @param file an uploaded file, not changed
     * @param geometry whether the sent picture is the whole image as it is or padded to a square
     * @param shown by which window, and what of it is blackened
     */
    public Preparation prepare(byte[] file, Geometry geometry, Presentation shown) {
        return prepare(new Request(file, geometry, shown, maxSide));
    }

    /**
     * The same of the image as it is, unpadded, and with a PNG no larger than a page needs.
     *
     * @param side the PNG's longer side at most, in pixels
     */
    public Preparation preview(byte[] file, Presentation shown, int side) {
        return prepare(new Request(file, Geometry.CROP, shown, side));
    }

    /** What is asked for; {@code side} is the PNG's longer side at most. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    private record Request(byte[] file, Geometry geometry, Presentation shown, int side) {}

    /**
     * Decodes an image without making it ready for anything: the same picture that {@link #prepare} would send, or none
     * where it would refuse.
     *
     * @param file an image file, not changed
     */
    public Optional<Picture> picture(byte[] file) {
        try {
            Decoder decoder = open(file, 0);
            return Optional.of(picture(decoder, Geometry.CROP, List.of(), new ArrayList<>()));
        } catch (ImageRefused refused) {
            return Optional.empty();
        }
    }

    private Preparation prepare(Request request) {
        try {
            Decoder decoder = open(request.file, request.shown.window());
            ImageMapping mapping = mapping(decoder, request.geometry);
            List<ImageNote> notes = new ArrayList<>();
            if (mapping.side() < ImageLimits.LOW_RESOLUTION_SIDE) {
                notes.add(ImageNote.LOW_RESOLUTION);
            }
            Picture picture = picture(decoder, request.geometry, request.shown.masks(), notes);
            Picture sent = picture.within(request.side);
            byte[] png = PngWriter.write(sent);
            PreparedImage image = new PreparedImage(png, facts(request, decoder, sent, png), mapping, notes)
                    .with(BurnedInText.find(unpadded(picture, mapping)));
            return decoder.dicom().map(image::with).orElse(image);
        } catch (ImageRefused refused) {
            return refused.refusal();
        }
    }

    /** The part of an upright picture that is image; itself where nothing is padded. */
    private static Picture unpadded(Picture picture, ImageMapping mapping) {
        if (mapping.geometry() == Geometry.CROP || mapping.width() == mapping.height()) {
            return picture;
        }
        double scale = (double) picture.width() / mapping.side();
        int left = (int) Math.ceil(-mapping.left() * scale);
        int top = (int) Math.ceil(-mapping.top() * scale);
        int right = (int) Math.floor((mapping.width() - mapping.left()) * scale);
        int bottom = (int) Math.floor((mapping.height() - mapping.top()) * scale);
        return right <= left || bottom <= top ? picture : picture.part(left, top, right - left, bottom - top);
    }

    private static ImageFacts facts(Request request, Decoder decoder, Picture sent, byte[] png) {
        ImageMapping mapping = mapping(decoder, request.geometry);
        return new ImageFacts(
                mapping.width(),
                mapping.height(),
                decoder.format(),
                sha256(request.file),
                new Sent(sent.width(), sent.height(), png.length, sha256(png)),
                mapping.seen(),
                decoder.dicom()
                        .map(dicom -> dicom.acquisition(decoder.contrastEstimated()))
                        .orElse(null),
                request.shown.masks());
    }

    /** The picture that is sent, upright. */
    private Picture picture(Decoder decoder, Geometry geometry, List<Mask> masks, List<ImageNote> notes)
            throws ImageRefused {
        Axis across = across(decoder, geometry);
        Axis down = down(decoder, geometry);
        Masking masking = Masking.of(masks, decoder.orientation(), across, down);
        Downscaler scaler = new Downscaler(across, down, decoder.wide());
        MaskedRows rows = masking.any() ? new MaskedRows(masking, across.source(), scaler) : null;
        decoder.decode(rows == null ? scaler : rows, masking);
        Downscaler.Scaled scaled = scaler.finish();
        Picture picture = new Picture(scaled.width(), scaled.height(), scaled.narrow());
        if (scaled.isWide()) {
            long masked = rows == null ? 0 : rows.masked();
            picture = windowed(scaled, masked, (long) decoder.columns() * decoder.rows(), notes);
        }
        if (decoder.contrastEstimated()) {
            notes.add(ImageNote.CONTRAST_ESTIMATED);
        }
        // An image may also become blank by shrinking or by its masks: the model would have nothing to read either.
        if (scaled.blank() || picture.blank() || rows != null && rows.blank()) {
            throw ImageRefused.blank();
        }
        return decoder.orientation().upright(picture);
    }

    private static Picture windowed(Downscaler.Scaled scaled, long masked, long samples, List<ImageNote> notes) {
        int[] histogram = scaled.histogram();
        histogram[0] -= (int) masked;
        Window window = Window.estimate(histogram, samples - masked);
        if (window.estimated()) {
            notes.add(ImageNote.CONTRAST_ESTIMATED);
        }
        return new Picture(scaled.width(), scaled.height(), window.show(scaled.wide()));
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
        if (window != 0 && decoder.dicom().isEmpty()) {
            throw ImageRefused.noSuchWindow(0);
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
        long scaling = decoder.workingBytes() + Downscaler.bytes(across, down, decoder.wide()) + 5L * across.source();
        return FIXED_BYTES
                + scaling
                + sent
                + PngWriter.bytes(sent)
                + BurnedInText.workingBytes(across.sent(), down.sent());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
