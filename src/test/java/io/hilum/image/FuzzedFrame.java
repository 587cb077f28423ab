package io.hilum.image;

import io.hilum.fuzz.Fuzzed;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one frame of a compressed DICOM file: the input is columns and rows (16 bits each), bits stored (1 to 16, the sign
 * as the highest bit, colour as the two below), then the code stream.
 */
public final class FuzzedFrame implements Fuzzed {
    private static final int HEADER = 5;
    private static final int RGB = 0x40;
    private static final int OTHER_COLOUR = 0x20;

    private final Map<String, byte[]> seeds = new TreeMap<>();
    private final String syntax;
    private final int copies;

    private FuzzedFrame(String syntax, int copies) {
        this.syntax = "1.2.840.10008.1.2." + syntax;
        this.copies = copies;
    }

    /** RLE. */
    public static FuzzedFrame rle() {
        FuzzedFrame rle = new FuzzedFrame("5", 1);
        byte[] head = new byte[64];
        head[0] = 1;
        head[4] = 64;
        byte[] rows = {3, 1, 2, 3, 4, -3, 9, -128, 7, 1, 2, 3, 4, 5, 6, 7, 8, -7, 5};
        rle.seed("narrow", 8, 3, 8, PngMaker.concat(head, rows));
        byte[] two = head.clone();
        two[0] = 2;
        two[8] = (byte) (64 + rows.length);
        rle.seed("wide", 8, 3, 12, PngMaker.concat(two, rows, rows));
        return rle;
    }

    /** Lossless JPEG. */
    public static FuzzedFrame jpegLossless() {
        FuzzedFrame lossless = new FuzzedFrame("4.57", 1);
        lossless.seeds("37x29x16-sv5.jpg", "61x45x8-sv1.jpg", "2x2x12-sv6.jpg", "1x41x12-sv6.jpg");
        char[] samples = new CodecPictures(13, 9, 9).samples();
        lossless.seed("restarts", 13, 9, 9, LosslessMaker.make(samples, 13, 9, 4, 0, 3));
        lossless.colour("together.jpg", CodecPictures.codestream("61x45x8-rgb-sv6.jpg"));
        char[][] planes = new ColourPicture(61, 45).planes();
        lossless.colour("apart.jpg", LosslessMaker.colour(planes, 61, 4, 5, false));
        return lossless;
    }

    /** JPEG-LS. */
    public static FuzzedFrame jpegLs() {
        FuzzedFrame ls = new FuzzedFrame("4.81", 1);
        ls.seeds("61x45x16-near0.jls", "61x45x8-near3.jls", "61x45x12-cooked.jls", "2x2x12-near0.jls");
        for (String name : new String[] {"none", "line", "sample", "sample-near2"}) {
            ls.colour(name, CodecPictures.codestream("61x45x8-rgb-" + name + ".jls"));
        }
        return ls;
    }

    /** JPEG Extended: of up to 8 bits, and of 12. */
    public static FuzzedFrame jpeg12() {
        FuzzedFrame extended = new FuzzedFrame("4.51", 1);
        extended.seeds("61x45x8-extended.jpg", "2x2x8-extended.jpg");
        byte[] deep = CodecPictures.codestream("41x1x8-extended.jpg");
        deep[JpegMaker.segment(deep, 0xC1) + 4] = 12;
        extended.seed("deep", 41, 1, 12, deep);
        return extended;
    }

    /** JPEG 2000, whose library allocates in turns what it never holds at once. */
    public static FuzzedFrame jpeg2000() {
        FuzzedFrame jpeg2000 = new FuzzedFrame("4.91", 16);
        jpeg2000.seeds("61x45x12-tiles.j2k", "61x45x16-signed.j2k", "61x45x16-tiles-offset.j2k");
        for (String settings :
                new String[] {"Cblksiz;4 4", "Cpp;64 64", "Cterminate;on;Cbypass;on", "Psop;on;Peph;on"}) {
            byte[] codestream = Jpeg2000Maker.make(new CodecPictures(21, 15, 8), settings.split(";"));
            jpeg2000.seed(settings.substring(0, 4), 21, 15, 8, codestream);
        }
        byte[] boxes = {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10, 0, 0, 0, 0, 'j', 'p', '2', 'c'};
        byte[] small = Jpeg2000Maker.make(new CodecPictures(21, 15, 8));
        jpeg2000.seed("boxes", 21, 15, 8, PngMaker.concat(boxes, small));
        for (String name : new String[] {"rct", "rct-tiles", "ict"}) {
            jpeg2000.colour(name, CodecPictures.codestream("61x45x8-rgb-" + name + ".j2k"));
        }
        return jpeg2000;
    }

    private void seeds(String... names) {
        for (String name : names) {
            CodecPictures picture = CodecPictures.of(name);
            seed(name, picture.columns(), picture.rows(), picture.bits(), CodecPictures.codestream(name));
        }
    }

    private void colour(String name, byte[] codestream) {
        seed("rgb-" + name, 61, 45, 8 + RGB, codestream);
        seed("ybr-" + name, 61, 45, 8 + OTHER_COLOUR, codestream);
    }

    private void seed(String name, int columns, int rows, int bits, byte[] codestream) {
        byte[] head = {(byte) (columns >> 8), (byte) columns, (byte) (rows >> 8), (byte) rows, (byte) (bits - 1)};
        seeds.put(name, PngMaker.concat(head, codestream));
    }

    @Override
    public Map<String, byte[]> seeds() {
        return seeds;
    }

    @Override
    public void feed(byte[] input) {
        if (input.length > HEADER) {
            ImageOracle.check(file(input), copies);
        }
    }

    private byte[] file(byte[] input) {
        int bits = (input[4] & 15) + 1;
        DicomMaker maker = new DicomMaker(Bytes.int16(input, 0), Bytes.int16(input, 2))
                .syntax(syntax)
                .bits(bits > 8 ? 16 : 8, bits)
                .number(DicomTag.PIXEL_REPRESENTATION, input[4] < 0 ? 1 : 0);
        if ((input[4] & (RGB | OTHER_COLOUR)) != 0) {
            String other = syntax.endsWith(".91") ? "YBR_RCT" : "YBR_FULL";
            maker.colour((input[4] & RGB) != 0 ? "RGB" : other);
        }
        return maker.encapsulated(Arrays.copyOfRange(input, HEADER, input.length));
    }
}
