package io.hilum.image;

/**
 * How an image's pixels are stored, checked. Source: PS3.3, section C.7.6.3 (Image Pixel Module); PS3.5, section 8.
 *
 * @param rows 1..65535
 * @param columns 1..65535
 * @param colour what the samples mean
 * @param planar whether all of one colour come before the next; else colours alternate
 * @param cellBytes bytes of a pixel cell (Bits Allocated): 1 or 2
 * @param bitsStored 1..8 * cellBytes
 * @param shift bits of a cell below the stored value
 * @param signed whether stored values are in two's complement
 */
record PixelFormat(
        int rows,
        int columns,
        Colour colour,
        boolean planar,
        int cellBytes,
        int bitsStored,
        int shift,
        boolean signed) {
    private static final String CONVERT = " Convert it to MONOCHROME2 of 8 or 16 bits and send that.";

    /** Section C.7.6.3.1.2, as far as it is read. */
    enum Colour {
        /** The least value is meant to be white. */
        MONOCHROME1(1),
        /** The least value is meant to be black. */
        MONOCHROME2(1),
        /** The sample stands for a colour of {@link Palette}. */
        PALETTE_COLOR(1),
        RGB(3),
        /** The first sample is the luma. */
        YBR_FULL(3),
        /** The same with half as many samples of colour; uncompressed, two of luma come before each two of colour. */
        YBR_FULL_422(3),
        /** RGB, which JPEG 2000 alone turns into other samples, reversibly, and back. */
        YBR_RCT(3),
        /** The same, not quite reversibly. */
        YBR_ICT(3);

        final int samples;

        Colour(int samples) {
            this.samples = samples;
        }

        /** Whether the first sample is all that is shown. */
        boolean startsWithLuma() {
            return this == YBR_FULL || this == YBR_FULL_422;
        }

        /** What is shown of three decoded samples of 0..255. */
        int luma(int first, int second, int third) {
            return startsWithLuma() ? first : Grey.ofRgb(first, second, third);
        }
    }

    static PixelFormat read(DicomDataSet set) throws ImageRefused {
        checkFrames(set);
        Colour colour = colour(set);
        int samples = set.unsigned(DicomTag.SAMPLES_PER_PIXEL).orElse(1);
        int rows = required(set, DicomTag.ROWS);
        int columns = required(set, DicomTag.COLUMNS);
        int allocated = required(set, DicomTag.BITS_ALLOCATED);
        if (rows == 0 || columns == 0 || samples != colour.samples) {
            throw DicomFile.damaged("its header contradicts itself on rows, columns or samples");
        }
        if (allocated != 8 && allocated != 16 || colour.samples == 3 && allocated != 8) {
            throw ImageRefused.unsupported(
                    "DICOM is read with 8 or 16 bits allocated to a pixel, and colour with 8; this"
                            + " file has another number." + CONVERT);
        }
        int stored = set.unsigned(DicomTag.BITS_STORED).orElse(allocated);
        int highBit = set.unsigned(DicomTag.HIGH_BIT).orElse(stored - 1);
        if (stored < 1 || stored > allocated || highBit < stored - 1 || highBit >= allocated) {
            throw DicomFile.damaged("its header contradicts itself on bits");
        }
        if (stored == 1) {
            throw ImageRefused.unsupported("DICOM of 1 bit a pixel is not read: it can't be a radiograph." + CONVERT);
        }
        int representation = set.unsigned(DicomTag.PIXEL_REPRESENTATION).orElse(0);
        int planar = set.unsigned(DicomTag.PLANAR_CONFIGURATION).orElse(0);
        if (representation > 1 || planar > 1 || colour.samples == 3 && (stored != 8 || representation != 0)) {
            throw DicomFile.damaged("its header contradicts itself on how samples are stored");
        }
        return new PixelFormat(
                rows,
                columns,
                colour,
                colour.samples == 3 && planar == 1,
                allocated / 8,
                stored,
                highBit + 1 - stored,
                representation == 1);
    }

    /**
     * The same, or YBR_FULL where the pixels have the length of that: some programs widen YBR_FULL_422's colours and forget
     * to say so.
     *
     * @param length of uncompressed pixels, in bytes
     */
    PixelFormat ofLength(long length) {
        long whole = 3L * rows * columns;
        return colour == Colour.YBR_FULL_422 && (length == whole || length == whole + whole % 2)
                ? new PixelFormat(rows, columns, Colour.YBR_FULL, planar, cellBytes, bitsStored, shift, signed)
                : this;
    }

    boolean monochrome() {
        return colour.samples == 1 && colour != Colour.PALETTE_COLOR;
    }

    /** Bytes of a row of pixel cells, uncompressed; all colours of it, even if they lie in different places. */
    int rowBytes() {
        return columns * cellBytes * (colour == Colour.YBR_FULL_422 ? 2 : colour.samples);
    }

    /** Bytes of all pixel cells, uncompressed and without padding. */
    long bytes() {
        return (long) rows * rowBytes();
    }

    /** How many stored values there may be, which is the length of tables by {@link #index}. */
    int values() {
        return 1 << bitsStored;
    }

    /** A cell's stored value without its sign, 0..values() - 1; overlay bits beside it are masked away. */
    int index(int cell) {
        return cell >> shift & (1 << bitsStored) - 1;
    }

    /** The stored value of that index. */
    int stored(int index) {
        return signed && index >> bitsStored - 1 != 0 ? index - (1 << bitsStored) : index;
    }

    private static void checkFrames(DicomDataSet set) throws ImageRefused {
        for (double frames : set.decimals(DicomTag.NUMBER_OF_FRAMES)) {
            if (frames > 1) {
                throw severalFrames();
            }
        }
    }

    /** The refusal of a file of several frames. */
    static ImageRefused severalFrames() {
        return ImageRefused.unreadable(
                "The DICOM file holds several frames. Send the one frame that is meant, as a file of its own.");
    }

    private static int required(DicomDataSet set, int tag) throws ImageRefused {
        return set.unsigned(tag)
                .orElseThrow(() -> DicomFile.damaged("its header lacks rows, columns or the bits of a pixel"));
    }

    private static Colour colour(DicomDataSet set) throws ImageRefused {
        String name = set.text(DicomTag.PHOTOMETRIC_INTERPRETATION);
        for (Colour colour : Colour.values()) {
            if (colour.name().replace("PALETTE_", "PALETTE ").equals(name)) {
                return colour;
            }
        }
        if (name.isEmpty()) {
            throw DicomFile.damaged("it doesn't say whether its least value is black or white");
        }
        throw unsupported("DICOM of this kind of colour");
    }

    /** The refusal of pixels that could be converted. */
    static ImageRefused unsupported(String what) {
        return ImageRefused.unsupported(what + " is not read." + CONVERT);
    }
}
