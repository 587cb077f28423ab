package io.hilum.image;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a JPEG 2000 code stream says of itself, ITU T.800, annex A, before a library decodes it: refuses what is
 * cut short, of another size than said, or would take more memory than it may.
 */
final class Jpeg2000Header {
    /** Most tiles: a picture of the largest size is accepted in ones of 256 x 256. */
    static final int MOST_TILES = 1024;

    private static final int SOC = 0xFF4F;
    private static final int CAP = 0xFF50;
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int RGN = 0xFF5E;
    private static final int POC = 0xFF5F;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int SIZ_LENGTH = 38;
    private static final int SOT_LENGTH = 10;

    private final byte[] codestream;
    private final int columns;
    private final int rows;
    private final int components;
    private final int start;
    private int at;
    private int bits;
    private boolean signed;
    private long tileWidth;
    private long tileHeight;
    private int tiles;
    private @Nullable Jpeg2000Style style;

    /** Reads all headers, up to the end of the code stream. */
    Jpeg2000Header(byte[] codestream, int columns, int rows, int components) throws ImageRefused {
        this.codestream = codestream;
        this.columns = columns;
        this.rows = rows;
        this.components = components;
        this.start = Jpeg2000Boxes.codestreamAt(codestream);
        this.at = start;
        if (marker() != SOC || marker() != SIZ) {
            throw damaged("it does not begin as it should");
        }
        int end = segment();
        size();
        at = end;
        main();
        tiles();
    }

    /** Bits of a sample, 1..16. */
    int bits() {
        return bits;
    }

    boolean signed() {
        return signed;
    }

    /** How all tiles are coded. */
    Jpeg2000Style style() throws ImageRefused {
        if (style == null) {
            throw damaged("its header is incomplete");
        }
        return style;
    }

    /** Where the code stream begins. */
    int start() {
        return start;
    }

    /** Where it ends, whatever follows. */
    int end() {
        return at;
    }

    /** Most samples of one tile. */
    long largestTile() {
        return Math.min(columns, tileWidth) * Math.min(rows, tileHeight);
    }

    /** Most memory that the library takes for what it must know of a component's code-blocks, in bytes. */
    static long bookkeeping(int columns, int rows) {
        return 2L * columns * rows + (4 << 20);
    }

    /** Annex A.5.1, SIZ. The reference grid's origin may lie anywhere; a sample is a point of it. */
    private void size() throws ImageRefused {
        if (int16(at) < SIZ_LENGTH || int16(at) != SIZ_LENGTH + 3 * int16(at + 36)) {
            throw damaged("its header is too short or too long");
        }
        if (int16(at + 36) != components) {
            throw damaged("its number of colours is not the one that the DICOM file says");
        }
        long width = uint32(at + 4) - uint32(at + 12);
        long height = uint32(at + 8) - uint32(at + 16);
        if (width < 1 || height < 1 || width != columns || height != rows) {
            throw damaged("its size is not the one that the DICOM file says");
        }
        components();
        tileWidth = uint32(at + 20);
        tileHeight = uint32(at + 24);
        long across = tiles(uint32(at + 4), uint32(at + 12), tileWidth, uint32(at + 28));
        long down = tiles(uint32(at + 8), uint32(at + 16), tileHeight, uint32(at + 32));
        if (across * down > MOST_TILES) {
            throw damaged("it is cut into more tiles than are read");
        }
        tiles = (int) (across * down);
    }

    /** Annex A.5.1, of each component: bits, and the grid's points from sample to sample. */
    private void components() throws ImageRefused {
        bits = (codestream[at + 38] & 0x7F) + 1;
        signed = codestream[at + 38] < 0;
        if (bits > 16 || components == 3 && (bits != 8 || signed)) {
            throw damaged("it has more or less bits than a DICOM file's image");
        }
        for (int i = at + 38; i < at + SIZ_LENGTH + 3 * components; i += 3) {
            if (codestream[i] != codestream[at + 38] || codestream[i + 1] != 1 || codestream[i + 2] != 1) {
                throw unusual();
            }
        }
    }

    /** Equation B-5, and the conditions below B-4. */
    private static long tiles(long end, long start, long tile, long origin) throws ImageRefused {
        if (tile == 0
                || end > Integer.MAX_VALUE
                || tile > Integer.MAX_VALUE
                || origin > start
                || origin + tile <= start) {
            throw damaged("its tiles lie beside the picture");
        }
        return (end - origin + tile - 1) / tile;
    }

    /** Annex A.3: the main header's other segments, up to the first tile-part. */
    private void main() throws ImageRefused {
        int marker = marker();
        while (marker != SOT) {
            int end = segment();
            switch (marker) {
                case COD -> {
                    if (style != null) {
                        throw damaged("its parts repeat or contradict each other");
                    }
                    style = Jpeg2000Style.read(codestream, at, end);
                }
                case CAP ->
                    throw ImageRefused.unsupported("The DICOM file's image is High-Throughput JPEG 2000, which"
                            + " is not read. Convert it to an uncompressed transfer syntax.");
                case COC -> component(end);
                case RGN, POC, PPM -> throw unusual();
                default -> {}
            }
            at = end;
            marker = marker();
        }
        long most = style().bookkeeping(Math.min(columns, tileWidth), Math.min(rows, tileHeight));
        if (most > bookkeeping(columns, rows)) {
            throw unusual();
        }
    }

    /** Annex A.4.2: tile-parts follow each other up to EOC; each says its length. Begins after the first SOT marker. */
    private void tiles() throws ImageRefused {
        BitSet seen = new BitSet(tiles);
        int marker = SOT;
        while (marker == SOT) {
            int start = at - 2;
            if (segment() - at != SOT_LENGTH || int16(at + 2) >= tiles) {
                throw damaged("a tile's header is too short, or of a tile that there isn't");
            }
            seen.set(int16(at + 2));
            long length = uint32(at + 4);
            at += SOT_LENGTH;
            tilePart();
            if (length == 0) {
                at = lastEnd();
            } else if (start + length < at || start + length > codestream.length - 2) {
                throw damaged("it is cut short");
            } else {
                at = (int) (start + length);
            }
            marker = marker();
        }
        if (marker != EOC || seen.cardinality() != tiles) {
            throw damaged(marker == EOC ? "some of its tiles are missing" : "it is cut short");
        }
    }

    /** Passes over a tile-part's header, which may only repeat how it is coded, as JJ2000's encoder does. */
    private void tilePart() throws ImageRefused {
        for (int marker = marker(); marker != SOD; marker = marker()) {
            int end = segment();
            switch (marker) {
                case COD -> {
                    if (!Jpeg2000Style.read(codestream, at, end).equals(style)) {
                        throw unusual();
                    }
                }
                case COC -> component(end);
                case RGN, POC, PPT -> throw unusual();
                default -> {}
            }
            at = end;
        }
    }

    /** Annex A.6.2, COC: a component's own header may only repeat the image's, as old versions of OpenJPEG write it. */
    private void component(int end) throws ImageRefused {
        if (style == null || !style.isRepeated(codestream, at, end)) {
            throw unusual();
        }
    }

    /** Of a last tile-part that doesn't say its length: it ends at EOC, after which there may be a byte of padding. */
    private int lastEnd() throws ImageRefused {
        for (int end = codestream.length - 2; end >= codestream.length - 3 && end >= at; end--) {
            if (int16(end) == EOC) {
                return end;
            }
        }
        throw damaged("it is cut short");
    }

    private int marker() throws ImageRefused {
        if (codestream.length - at < 2) {
            throw damaged("it is cut short");
        }
        at += 2;
        return int16(at - 2);
    }

    /** Where the segment ends whose length stands here. */
    private int segment() throws ImageRefused {
        if (codestream.length - at < 2 || int16(at) < 2 || codestream.length - at < int16(at)) {
            throw damaged("it is cut short");
        }
        return at + int16(at);
    }

    private int int16(int from) {
        return Bytes.int16(codestream, from);
    }

    private long uint32(int from) {
        return Bytes.int32(codestream, from) & 0xFFFFFFFFL;
    }

    /** The refusal of what is rare, and would need bounds of its own. */
    static ImageRefused unusual() {
        return ImageRefused.unsupported("The DICOM file's JPEG 2000 image is built in an unusual way that is not read."
                + " Convert it to an uncompressed transfer syntax, for instance with gdcmconv --raw.");
    }

    /** The refusal of a damaged code stream. */
    static ImageRefused damaged(String what) {
        return ImageRefused.unreadable(
                "The DICOM file's JPEG 2000 image is damaged: " + what + ". Export or upload it again.");
    }
}
