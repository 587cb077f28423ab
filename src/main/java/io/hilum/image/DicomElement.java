package io.hilum.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The value of one kept attribute: a place in the file, decoded only when asked for. Source: PS3.5, sections 6.2 and 7.1.
 *
 * @param bytes the file, or what was inflated of it; shared
 * @param at where the value begins
 * @param length of the value in bytes, within {@code bytes}
 * @param bigEndian order of the bytes in numbers of 16 bits
 */
@SuppressWarnings("ArrayRecordComponent") // A window onto the file, never compared.
record DicomElement(byte[] bytes, int at, int length, boolean bigEndian) {
    private static final int MOST_TEXT_BYTES = 2048;

    /** How many numbers of 16 bits it holds. */
    int shorts() {
        return length / 2;
    }

    /** A number of 16 bits without sign (VR US, OW); the caller has checked {@link #shorts()}. */
    int unsigned(int index) {
        int value = Bytes.int16(bytes, at + 2 * index);
        return bigEndian ? value : (value & 0xFF) << 8 | value >> 8;
    }

    /** The values of a text (section 6.4: backslashes between them), without the padding around each. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int end = at + Math.min(length, MOST_TEXT_BYTES);
        for (int i = at; i < end; i++) {
            char letter = (char) (bytes[i] & 0xFF);
            if (letter == '\\') {
                texts.add(text.toString().strip());
                text.setLength(0);
            } else if (letter != 0) {
                // The names that DICOM defines are plain ASCII; whatever else there is isn't needed, or fills up like a
                // space.
                text.append(letter < ' ' ? ' ' : letter > '~' ? '?' : letter);
            }
        }
        texts.add(text.toString().strip());
        return texts;
    }

    /** Says nothing of the value. */
    @Override
    public String toString() {
        return "DicomElement[%d bytes]".formatted(length);
    }
}
