package io.hilum.image;

import io.hilum.image.PixelFormat.Colour;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a file's data set and its pixels are written, by UID. Those that no decoder is here for are refused by name. Source:
 * PS3.5, annex A and section 10; PS3.6, annex A.
 */
enum TransferSyntax {
    IMPLICIT_LE("1.2.840.10008.1.2", "Implicit VR Little Endian", Pixels.NATIVE),
    EXPLICIT_LE("1.2.840.10008.1.2.1", "Explicit VR Little Endian", Pixels.NATIVE),
    DEFLATED("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", Pixels.NATIVE),
    EXPLICIT_BE("1.2.840.10008.1.2.2", "Explicit VR Big Endian", Pixels.NATIVE),
    RLE("1.2.840.10008.1.2.5", "RLE Lossless", Pixels.RLE),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline", Pixels.JPEG),

    JPEG_EXTENDED(
            "1.2.840.10008.1.2.4.51",
            "JPEG Extended (12 bits)",
            Pixels.JPEG_EXTENDED,
            Hint.DCMTK,
            c -> new Jpeg12Decoder()),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless", Hint.DCMTK, JpegLosslessDecoder::new),
    JPEG_LOSSLESS_SV1("1.2.840.10008.1.2.4.70", "JPEG Lossless SV1", Hint.DCMTK, JpegLosslessDecoder::new),
    JPEG_LS_LOSSLESS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", Hint.JPEG_LS, JpegLsDecoder::new),
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", Hint.JPEG_LS, JpegLsDecoder::new),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless", Hint.GDCM, Jpeg2000Decoder::new),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000", Hint.GDCM, Jpeg2000Decoder::new),

    HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless (HTJ2K)", Hint.PYDICOM),
    HTJ2K_LOSSLESS_RPCL("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 Lossless RPCL (HTJ2K)", Hint.PYDICOM),
    HTJ2K("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000 (HTJ2K)", Hint.PYDICOM),
    ENCAPSULATED("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian", Hint.GDCM),
    DEFLATED_FRAME("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression", Hint.ARCHIVE),
    JPEG_2000_PART_2_LOSSLESS("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Lossless", Hint.GDCM),
    JPEG_2000_PART_2("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2", Hint.GDCM),
    JPIP("1.2.840.10008.1.2.4.94", "JPIP Referenced", Hint.ARCHIVE),
    JPIP_DEFLATED("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate", Hint.ARCHIVE),
    MPEG_2_MAIN("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile", Hint.STILL),
    MPEG_2_HIGH("1.2.840.10008.1.2.4.101", "MPEG2 High Profile", Hint.STILL),
    MPEG_4("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264", Hint.STILL),
    MPEG_4_BD("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible", Hint.STILL),
    HEVC("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile", Hint.STILL),
    HEVC_10("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile", Hint.STILL),
    JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", Hint.ARCHIVE),
    JPEG_XL_RECOMPRESSED("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression", Hint.ARCHIVE),
    JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL", Hint.ARCHIVE);

    private static final String DICOM_ROOT = "1.2.840.10008.";

    final Pixels pixels;
    private final String uid;
    private final String title;
    private final String hint;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor's reference
    private final @Nullable Function<Colour, FrameDecoder> decoder;

    /** What the Pixel Data element holds. */
    enum Pixels {
        /** The samples themselves. */
        NATIVE,
        /** Annex G. */
        RLE,
        /** A JPEG of 8 bits, read by rows. */
        JPEG,
        /** The same if it has 8 bits; of 12, a codestream for a {@link FrameDecoder}. */
        JPEG_EXTENDED,
        /** A codestream for a {@link FrameDecoder}. */
        FRAME
    }

    /** How to convert a file so that it is read. */
    private static final class Hint {
        static final String DCMTK = "for instance with dcmtk: dcmdjpeg in.dcm out.dcm";
        static final String JPEG_LS = "for instance with dcmtk: dcmdjpls in.dcm out.dcm";
        static final String GDCM = "for instance with GDCM: gdcmconv --raw in.dcm out.dcm";
        static final String PYDICOM =
                "for instance with Python's pydicom and pylibjpeg-openjpeg: dcmread(...).decompress()";
        static final String ARCHIVE = "for instance by an export from the archive as Explicit VR Little Endian";
        static final String STILL = "and send the one frame that is meant";
    }

    TransferSyntax(String uid, String title, Pixels pixels) {
        this(uid, title, pixels, "", null);
    }

    TransferSyntax(String uid, String title, String hint) {
        this(uid, title, hint, null);
    }

    TransferSyntax(String uid, String title, String hint, @Nullable Function<Colour, FrameDecoder> decoder) {
        this(uid, title, Pixels.FRAME, hint, decoder);
    }

    TransferSyntax(
            String uid, String title, Pixels pixels, String hint, @Nullable Function<Colour, FrameDecoder> decoder) {
        this.uid = uid;
        this.title = title;
        this.pixels = pixels;
        this.hint = hint;
        this.decoder = decoder;
    }

    /** The transfer syntax of that UID, or a refusal that names it and says how to convert. */
    static TransferSyntax of(String uid) throws ImageRefused {
        for (TransferSyntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                if (syntax.pixels == Pixels.FRAME && syntax.decoder == null) {
                    throw syntax.notRead();
                }
                return syntax;
            }
        }
        // Only DICOM's own numbers are repeated: whatever else stands there might be anybody's.
        String name =
                uid.startsWith(DICOM_ROOT) && uid.length() <= 64 && uid.chars().allMatch(TransferSyntax::inUid)
                        ? "DICOM with transfer syntax " + uid
                        : "DICOM with a private or unknown transfer syntax";
        throw ImageRefused.unsupported(name + " is not read." + convert(Hint.ARCHIVE));
    }

    /** A new decoder of this syntax's frames. */
    FrameDecoder frameDecoder(Colour colour) throws ImageRefused {
        if (decoder == null) {
            throw notRead();
        }
        return decoder.apply(colour);
    }

    /** Whether that colour can be in it: JPEG 2000's own transforms are in no other (PS3.5, section 8.2). */
    boolean has(Colour colour) {
        return colour != Colour.YBR_RCT && colour != Colour.YBR_ICT || this == JPEG_2000 || this == JPEG_2000_LOSSLESS;
    }

    DicomEncoding encoding() {
        return switch (this) {
            case IMPLICIT_LE -> DicomEncoding.IMPLICIT_LITTLE;
            case EXPLICIT_BE -> DicomEncoding.EXPLICIT_BIG;
            default -> DicomEncoding.EXPLICIT_LITTLE;
        };
    }

    /** The refusal of what this syntax could hold and is not read here. */
    ImageRefused notRead() {
        return ImageRefused.unsupported("DICOM with transfer syntax " + title + " is not read." + convert(hint));
    }

    private static String convert(String hint) {
        return " Convert it to an uncompressed one (Explicit VR Little Endian), " + hint + ".";
    }

    private static boolean inUid(int letter) {
        return letter == '.' || letter >= '0' && letter <= '9';
    }
}
