package io.hilum.image;

/**
 * Walks the marker segments of one JPEG or JPEG-LS code stream, which have one syntax: ITU T.81, annex B.1.1, and T.87,
 * annex C.1. Each step goes forward, so that a walk ends; a segment lies within the code stream.
 */
final class MarkerSegments {
    static final int DHT = 0xC4;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DRI = 0xDD;

    private static final int APP0 = 0xE0;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;

    private final byte[] codestream;
    private final Damage damage;
    private int from;
    private int to;

    /** Words a refusal of a damaged code stream. */
    @FunctionalInterface
    interface Damage {
        /**
         * The refusal.
         *
         * @param what is wrong, as half a sentence
         */
        ImageRefused of(String what);
    }

    /** @throws ImageRefused when the code stream doesn't begin with SOI */
    MarkerSegments(byte[] codestream, Damage damage) throws ImageRefused {
        this.codestream = codestream;
        this.damage = damage;
        if (codestream.length < 2 || codestream[0] != (byte) 0xFF || (codestream[1] & 0xFF) != SOI) {
            throw damage.of("it does not begin as it should");
        }
        this.to = 2;
    }

    /** Where the current segment's content begins. */
    int from() {
        return from;
    }

    /** Where the current segment ends, and after SOS its data begins. */
    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /** Goes on after a scan's data, which ends at that marker. */
    void continueAt(int marker) {
        to = marker;
    }

    /** Goes to the next segment that isn't an application's or a comment; EOI has no content. */
    int next() throws ImageRefused {
        return next(-1);
    }

    /** The same, but for the segments of one application, which it goes to as well. */
    int next(int application) throws ImageRefused {
        int marker = marker();
        while (marker != application && (marker == COM || (marker >= APP0 && marker <= APP15))) {
            marker = marker();
        }
        return marker;
    }

    private int marker() throws ImageRefused {
        int at = to;
        if (at < codestream.length && codestream[at] != (byte) 0xFF) {
            throw damage.of("there are stray bytes between its parts");
        }
        while (at < codestream.length && codestream[at] == (byte) 0xFF) {
            at++;
        }
        if (at >= codestream.length) {
            throw damage.of("it is cut short");
        }
        int marker = codestream[at++] & 0xFF;
        from = at;
        to = at;
        if (marker != EOI) {
            content(at);
        }
        return marker;
    }

    private void content(int at) throws ImageRefused {
        int left = codestream.length - at;
        if (left < 2 || Bytes.int16(codestream, at) < 2 || Bytes.int16(codestream, at) > left) {
            throw damage.of("it is cut short");
        }
        from = at + 2;
        to = at + Bytes.int16(codestream, at);
    }

    /** Refuses whatever follows the one scan but EOI; what comes after that is padding (PS3.5, annex A.4). */
    void expectEnd() throws ImageRefused {
        if (next() != EOI) {
            throw damage.of("its parts repeat or contradict each other");
        }
    }
}
