package io.hilum.image;

import java.util.List;

/**
 * Opens a DICOM file: PS3.10, section 7.1, with or without its preamble of 128 bytes, or a bare data set in little endian
 * that begins, as all images do, with group 0008. The pixels aren't touched.
 *
 * @param data what holds the data set: the file, or the inflated head of a deflated one
 * @param deflatedAt where the deflated data set begins in the file; 0 if it isn't deflated
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record DicomFile(byte[] data, DicomDataSet dataSet, TransferSyntax syntax, int deflatedAt) {
    private static final int PREAMBLE_BYTES = 128;
    private static final int META_AT = PREAMBLE_BYTES + 4;
    private static final int HIGHEST_FIRST_ELEMENT = 0x60;

    /** What makes other programs run or open a file; nothing that an archive writes into a preamble. */
    private static final List<String> DANGEROUS_PREAMBLES = List.of(
            "MZ",
            "\u007fELF",
            "#!",
            "\u00fe\u00ed\u00fa",
            "\u00ce\u00fa\u00ed\u00fe",
            "\u00cf\u00fa\u00ed\u00fe",
            "\u00ca\u00fe\u00ba\u00be",
            "<",
            "\u00ef\u00bb\u00bf<",
            "%PDF",
            "PK\3\4");

    /** Whether the bytes are a DICOM file's, by its prefix, or by its first element where there is no preamble. */
    static boolean isDicom(byte[] file) {
        return hasPreamble(file) || startsWithMeta(file) || startsWithDataSet(file);
    }

    /** Reads everything in front of the pixels. */
    static DicomFile read(byte[] file) throws ImageRefused {
        if (hasPreamble(file)) {
            checkPreamble(file);
            return afterMeta(file, META_AT);
        }
        if (startsWithMeta(file)) {
            return afterMeta(file, 0);
        }
        return plain(file, 0);
    }

    /** A data set whose transfer syntax nothing says; if it is compressed, its pixels will contradict that. */
    private static DicomFile plain(byte[] file, int at) throws ImageRefused {
        boolean explicit = file.length - at >= 8 && DicomParser.isVr(file, at + 4);
        TransferSyntax syntax = explicit ? TransferSyntax.EXPLICIT_LE : TransferSyntax.IMPLICIT_LE;
        return new DicomFile(file, new DicomParser(file, at, syntax.encoding()).dataSet(), syntax, 0);
    }

    private static DicomFile afterMeta(byte[] file, int metaAt) throws ImageRefused {
        // PS3.10, section 7.1: the meta information is always in explicit VR, little endian.
        DicomParser parser = new DicomParser(file, metaAt, DicomEncoding.EXPLICIT_LITTLE);
        String uid = parser.meta().text(DicomTag.TRANSFER_SYNTAX);
        int at = parser.at();
        if (uid.isEmpty()) {
            return plain(file, at);
        }
        TransferSyntax syntax = TransferSyntax.of(uid);
        if (syntax == TransferSyntax.DEFLATED) {
            DeflatedHead head = DeflatedHead.read(file, at);
            return new DicomFile(head.bytes(), head.dataSet(), syntax, at);
        }
        return new DicomFile(file, new DicomParser(file, at, encoding(file, at, syntax)).dataSet(), syntax, 0);
    }

    /**
     * How the data set is written: in little endian by its first element, for some programs write the one way and say the
     * other. Two capital letters where implicit VR has a length would mean more than 16 kB, which no such element has.
     */
    private static DicomEncoding encoding(byte[] file, int at, TransferSyntax syntax) {
        if (syntax.encoding() == DicomEncoding.EXPLICIT_BIG || file.length - at < 8) {
            return syntax.encoding();
        }
        return DicomParser.isVr(file, at + 4) ? DicomEncoding.EXPLICIT_LITTLE : DicomEncoding.IMPLICIT_LITTLE;
    }

    private static boolean hasPreamble(byte[] file) {
        return FileSignature.startsWith(file, PREAMBLE_BYTES, "DICM");
    }

    private static boolean startsWithMeta(byte[] file) {
        return file.length >= 8
                && file[0] == 2
                && file[1] == 0
                && file[3] == 0
                && (file[2] & 0xFF) <= 0x10
                && DicomParser.isVr(file, 4);
    }

    private static boolean startsWithDataSet(byte[] file) {
        if (file.length < 8 || file[0] != 8 || file[1] != 0 || file[3] != 0) {
            return false;
        }
        boolean explicit = DicomParser.isVr(file, 4);
        long length = explicit
                ? (file[6] & 0xFF) | (file[7] & 0xFF) << 8
                : Integer.reverseBytes(Bytes.int32(file, 4)) & 0xFFFFFFFFL;
        return (file[2] & 0xFF) <= HIGHEST_FIRST_ELEMENT && length <= file.length - 8;
    }

    private static void checkPreamble(byte[] file) throws ImageRefused {
        for (String start : DANGEROUS_PREAMBLES) {
            if (FileSignature.startsWith(file, 0, start)) {
                throw ImageRefused.unreadable(
                        "The DICOM file's preamble holds the start of a program, script or document, which no archive"
                                + " writes. Have the file checked, and export the image again.");
            }
        }
    }

    /** The refusal of a damaged DICOM file. */
    static ImageRefused damaged(String what) {
        return ImageRefused.unreadable("The DICOM file is damaged: " + what + ". Export or upload it again.");
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "DicomFile[" + syntax + "]";
    }
}
