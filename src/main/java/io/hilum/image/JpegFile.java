package io.hilum.image;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the marker segments of a JPEG file, ITU T.81, annex B: remembers tables, frame, colour and orientation, and stops
 * at each scan. Thumbnails, comments and whatever else applications put in is passed over by its length, unread.
 */
final class JpegFile {
    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int DHT = 0xC4;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DNL = 0xDC;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final String CONVERT = " Convert it to PNG and send that.";

    private final byte[] file;
    private final JpegColour unmarked;
    private final JpegTables tables = new JpegTables();
    private int at = 2;
    private @Nullable JpegFrame frame;
    private boolean jfif;
    private boolean exif;
    private int adobeTransform = JpegColour.NO_ADOBE;
    private Orientation orientation = Orientation.UPRIGHT;

    /**
     * @param file that begins with SOI
     * @param unmarked what three components are if nothing in the file says it
     */
    JpegFile(byte[] file, JpegColour unmarked) throws ImageRefused {
        this.file = file;
        this.unmarked = unmarked;
    }

    JpegTables tables() {
        return tables;
    }

    Orientation orientation() {
        return orientation;
    }

    /** The frame's header, which has been read once there is a scan. */
    JpegFrame frame() throws ImageRefused {
        if (frame == null) {
            throw damaged("it has no image header");
        }
        return frame;
    }

    JpegColour colour() throws ImageRefused {
        return JpegColour.of(frame(), jfif, adobeTransform, unmarked);
    }

    /** Reads up to and including the next scan's header; none at the end of the image. */
    Optional<JpegScan> nextScan() throws ImageRefused {
        while (true) {
            int marker = marker();
            if (marker == EOI) {
                return Optional.empty();
            }
            if (file.length - at < 2 || Bytes.int16(file, at) < 2 || Bytes.int16(file, at) > file.length - at) {
                throw damaged("it is cut short");
            }
            int from = at + 2;
            at += Bytes.int16(file, at);
            if (marker == SOS) {
                return Optional.of(JpegScan.read(file, from, at - from, frame(), tables));
            }
            segment(marker, from);
        }
    }

    /** Goes on after a scan's data. */
    void continueAt(int position) {
        at = position;
    }

    /** Where the data that begins there ends: at the next marker that is no restart. */
    int endOfData(int from) throws ImageRefused {
        for (int i = from; i + 1 < file.length; i++) {
            if (file[i] == (byte) 0xFF) {
                int code = file[i + 1] & 0xFF;
                if (code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
                    return i;
                }
            }
        }
        throw damaged("it is cut short");
    }

    /** Annex B.1.1.2: 0xFF, any number of times, then the code. */
    private int marker() throws ImageRefused {
        if (at >= file.length) {
            throw damaged("it is cut short");
        }
        if (file[at] != (byte) 0xFF) {
            throw damaged("there are stray bytes between its parts");
        }
        while (at < file.length && file[at] == (byte) 0xFF) {
            at++;
        }
        if (at >= file.length) {
            throw damaged("it is cut short");
        }
        return file[at++] & 0xFF;
    }

    private void segment(int marker, int from) throws ImageRefused {
        switch (marker) {
            case DQT -> tables.readQuantisation(file, from, at);
            case DHT -> tables.readHuffman(file, from, at);
            case DRI -> tables.readRestartInterval(file, from, at);
            case APP0 -> jfif |= startsWith(from, "JFIF\0");
            case APP1 -> readExif(from);
            case APP14 -> {
                if (startsWith(from, "Adobe") && at - from >= 12) {
                    adobeTransform = file[from + 11] & 0xFF;
                }
            }
            default -> {
                if (marker >= SOF0 && marker <= SOF2) {
                    readFrame(marker, from);
                } else if ((marker < APP0 || marker > APP15) && marker != COM) {
                    throw unknown(marker);
                }
            }
        }
    }

    private void readFrame(int marker, int from) throws ImageRefused {
        if (frame != null) {
            throw damaged("it has two image headers");
        }
        frame = JpegFrame.read(file, from, at - from, marker == SOF2);
    }

    /** Exif 2.32, section 4.7.2: the first such segment counts. */
    private void readExif(int from) {
        if (!exif && startsWith(from, "Exif\0\0")) {
            exif = true;
            orientation = ExifOrientation.read(file, from + 6, at);
        }
    }

    private boolean startsWith(int from, String text) {
        boolean starts = at - from >= text.length();
        for (int i = 0; starts && i < text.length(); i++) {
            starts = file[from + i] == text.charAt(i);
        }
        return starts;
    }

    /** Table B.1. */
    private static ImageRefused unknown(int marker) {
        return switch (marker) {
            case 0xC3 -> ImageRefused.unsupported("Lossless JPEG is not read." + CONVERT);
            case 0xC5, 0xC6, 0xC7, 0xDE, 0xDF -> ImageRefused.unsupported("Hierarchical JPEG is not read." + CONVERT);
            case 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF ->
                ImageRefused.unsupported("Arithmetic-coded JPEG is not read." + CONVERT);
            case 0xF7, 0xF8 -> ImageRefused.unsupported("JPEG-LS is not read." + CONVERT);
            case DNL ->
                ImageRefused.unsupported("A JPEG that tells its height only at the end (DNL) is not read." + CONVERT);
            default -> damaged("it has a part that JPEG doesn't have");
        };
    }

    /** The refusal of a damaged JPEG file. */
    static ImageRefused damaged(String what) {
        return ImageRefused.unreadable("The JPEG file is damaged: " + what + ". Export or upload it again.");
    }
}
