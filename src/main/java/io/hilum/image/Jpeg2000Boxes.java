package io.hilum.image;

/**
 * The boxes of a JP2 file, ITU T.800, annex I. DICOM wants the code stream alone (PS3.5, annex A.4.4), but some programs
 * put the whole file there.
 */
final class Jpeg2000Boxes {
    private static final int HEADER = 8;
    private static final int SIGNATURE = 0x6A502020;
    private static final int CODESTREAM = 0x6A703263;

    private Jpeg2000Boxes() {}

    /** Where the code stream begins: at 0 if there are no boxes around it. */
    static int codestreamAt(byte[] bytes) throws ImageRefused {
        if (bytes.length < HEADER || Bytes.int32(bytes, 4) != SIGNATURE) {
            return 0;
        }
        int at = 0;
        while (bytes.length - at >= HEADER) {
            if (Bytes.int32(bytes, at + 4) == CODESTREAM) {
                // Annex I.4: a length of 1 means that eight more bytes tell it.
                return at + (Bytes.int32(bytes, at) == 1 ? 2 * HEADER : HEADER);
            }
            int length = Bytes.int32(bytes, at);
            if (length < HEADER || length > bytes.length - at) {
                break;
            }
            at += length;
        }
        throw Jpeg2000Header.damaged("there is no code stream in its boxes");
    }
}
