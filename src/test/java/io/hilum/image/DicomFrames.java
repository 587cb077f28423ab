package io.hilum.image;

import java.io.ByteArrayOutputStream;

/** Takes pixel data out of the test files: what is needed of DICOM for that, and no more. */
final class DicomFrames {
    private static final int UNDEFINED = -1;

    private DicomFrames() {}

    /** A file of the test resources' {@code dicom} folder, by its name without {@code .dcm}. */
    static byte[] file(String name) {
        return DicomFixtures.file(name);
    }

    /** The code stream of the one frame: all fragments but the offset table (PS3.5, annex A.4). */
    static byte[] codestream(String name) {
        byte[] file = file(name);
        int at = pixels(file);
        if (int32(file, at + 8) != UNDEFINED) {
            throw new IllegalArgumentException("not encapsulated");
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        at += 12 + 8 + int32(file, at + 12 + 4);
        while (int16(file, at + 2) == 0xE000) {
            frame.write(file, at + 8, int32(file, at + 4));
            at += 8 + int32(file, at + 4);
        }
        return frame.toByteArray();
    }

    /** The stored values of an uncompressed file, of 8 or 16 bits. */
    static char[] samples(String name) {
        byte[] file = file(name);
        int at = pixels(file);
        int bytes = name.contains("_8") ? 1 : 2;
        char[] samples = new char[columns(name) * rows(name)];
        for (int i = 0; i < samples.length; i++) {
            int from = at + 12 + bytes * i;
            samples[i] = (char) (bytes == 1 ? file[from] & 0xFF : int16(file, from));
        }
        return samples;
    }

    static int rows(String name) {
        return name.contains("odd") ? 401 : 450;
    }

    static int columns(String name) {
        return name.contains("odd") ? 333 : 360;
    }

    /** Where (7FE0,0010) begins, as explicit VR: OB or OW, two zeros, four bytes of length. */
    private static int pixels(byte[] file) {
        for (int at = 132; at < file.length - 12; at++) {
            if (int32(file, at) == 0x00107FE0 && file[at + 4] == 'O' && int16(file, at + 6) == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("no pixel data");
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int int32(byte[] bytes, int at) {
        return int16(bytes, at) | int16(bytes, at + 2) << 16;
    }
}
