package io.hilum.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells a file's format by its first bytes; names and declared types never matter. */
final class FileSignature {
    private static final String CONVERT = " Convert it to PNG (8 or 16 bits, grey) and send that.";
    private static final int TEXT_LOOKED_AT = 512;

    /** What is recognised only to be refused by name; in ISO 8859-1, so that a char is a byte. */
    private static final List<Known> REFUSED = List.of(
            new Known("\0\0\0\fjP  ", "JPEG 2000 is not read." + CONVERT),
            new Known("\u00ffO\u00ffQ", "JPEG 2000 is not read." + CONVERT),
            new Known("GIF8", "GIF is not read." + CONVERT),
            new Known("II*\0", "TIFF is not read." + CONVERT),
            new Known("MM\0*", "TIFF is not read." + CONVERT),
            new Known("II+\0", "TIFF is not read." + CONVERT),
            new Known("MM\0+", "TIFF is not read." + CONVERT),
            new Known("BM", "BMP is not read." + CONVERT),
            new Known("%PDF", "A PDF document is not an image. Export the radiograph itself as PNG."),
            new Known("PK\3\4", "A ZIP archive is not an image. Unpack it and send the image inside."),
            new Known("PK\5\6", "A ZIP archive is not an image. Unpack it and send the image inside."),
            new Known("\u001f\u008b", "A gzip archive is not an image. Unpack it and send the image inside."));

    private FileSignature() {}

    static boolean isPng(byte[] file) {
        return startsWith(file, 0, "\u0089PNG\r\n\u001a\n");
    }

    static boolean isJpeg(byte[] file) {
        return startsWith(file, 0, "\u00ff\u00d8\u00ff");
    }

    static boolean isDicom(byte[] file) {
        return DicomFile.isDicom(file);
    }

    /** The refusal of a file that is neither PNG, JPEG nor DICOM, by the name of what it is. */
    static ImageRefused refuse(byte[] file) {
        if (startsWith(file, 0, "RIFF") && startsWith(file, 8, "WEBP")) {
            return ImageRefused.unsupported("WebP is not read." + CONVERT);
        }
        for (Known known : REFUSED) {
            if (startsWith(file, 0, known.bytes)) {
                return ImageRefused.unsupported(known.detail);
            }
        }
        return refuseText(file);
    }

    private static ImageRefused refuseText(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, TEXT_LOOKED_AT), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) {
            return ImageRefused.unsupported("SVG is a drawing, not an image. Send the radiograph as PNG or JPEG.");
        }
        if (start.contains("<html") || start.contains("<!doctype")) {
            return ImageRefused.unsupported(
                    "This is an HTML page, not an image; perhaps a sign-in page was saved in the image's place. "
                            + "Send the radiograph as PNG or JPEG.");
        }
        return ImageRefused.unsupported(
                "The file is neither PNG, JPEG nor DICOM. Send the radiograph as one of these.");
    }

    static boolean startsWith(byte[] file, int from, String bytes) {
        if (file.length < from + bytes.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if ((file[from + i] & 0xFF) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private record Known(String bytes, String detail) {}
}
