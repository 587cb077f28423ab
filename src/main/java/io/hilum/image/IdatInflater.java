package io.hilum.image;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The inflated data of a PNG's IDAT chunks, as one stream (section 10.1). To be closed, as zlib's memory isn't Java's. */
final class IdatInflater implements AutoCloseable {
    /** What zlib itself takes for its window and tables. */
    static final int NATIVE_BYTES = 64 << 10;

    private final byte[] file;
    private final Inflater inflater = new Inflater();
    /** Rows shorter than this are inflated many at a time: each call costs as much as some hundred bytes. */
    private final byte[] ahead = new byte[16 << 10];

    private int nextChunk;
    private int aheadFrom;
    private int aheadTo;

    IdatInflater(PngFile png, byte[] file) {
        this.file = file;
        this.nextChunk = png.firstIdat();
    }

    /** Fills a part of a row, or refuses when the stream ends before. */
    void read(byte[] to, int from, int length) throws ImageRefused {
        int end = from + length;
        int at = from;
        while (at < end) {
            if (aheadFrom == aheadTo && end - at >= ahead.length) {
                at += some(to, at, end - at);
            } else {
                if (aheadFrom == aheadTo) {
                    aheadFrom = 0;
                    aheadTo = 0;
                    aheadTo = some(ahead, 0, ahead.length);
                }
                int count = Math.min(end - at, aheadTo - aheadFrom);
                System.arraycopy(ahead, aheadFrom, to, at, count);
                at += count;
                aheadFrom += count;
            }
        }
    }

    /** Checks that the stream ends here, with the right checksum and nothing after it. */
    void expectEnd() throws ImageRefused {
        if (aheadFrom < aheadTo || inflate(ahead, 0, 1) > 0 || !inflater.finished()) {
            throw PngFile.damaged("it holds more image data than its header says");
        }
        while (hasChunk()) {
            if (Bytes.int32(file, nextChunk) > 0) {
                throw PngFile.damaged("it holds more image data than its header says");
            }
            nextChunk += 12;
        }
        if (inflater.getRemaining() > 0) {
            throw PngFile.damaged("it holds more image data than its header says");
        }
    }

    private int some(byte[] to, int from, int length) throws ImageRefused {
        int count = inflate(to, from, length);
        if (count == 0) {
            throw PngFile.damaged("its image data ends too early");
        }
        return count;
    }

    /** Inflates at least one byte, or none at the end of the stream or of the chunks. */
    private int inflate(byte[] to, int from, int length) throws ImageRefused {
        try {
            int count = inflater.inflate(to, from, length);
            while (count == 0 && !inflater.finished()) {
                if (inflater.needsDictionary() || !inflater.needsInput() || !hasChunk()) {
                    throw PngFile.damaged("its image data ends too early");
                }
                int bytes = Bytes.int32(file, nextChunk);
                inflater.setInput(file, nextChunk + 8, bytes);
                nextChunk += 12 + bytes;
                count = inflater.inflate(to, from, length);
            }
            return count;
        } catch (DataFormatException e) {
            throw PngFile.damaged("its image data can't be inflated");
        }
    }

    private boolean hasChunk() {
        return Bytes.int32(file, nextChunk + 4) == PngFile.IDAT;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
