package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed frames: their fragments, JPEGs in them, and the seam to the other decoders. */
class EncapsulatedTest {
    private static final String BASELINE = "1.2.840.10008.1.2.4.50";
    private static final String EXTENDED = "1.2.840.10008.1.2.4.51";

    private static DicomMaker grey() {
        return new DicomMaker(40, 30).bits(8, 8).window("128", "256");
    }

    private static byte[][] inPieces(byte[] bytes, int size) {
        byte[][] pieces = new byte[(bytes.length + size - 1) / size][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(bytes, i * size, Math.min(bytes.length, (i + 1) * size));
        }
        return pieces;
    }

    @ParameterizedTest
    @ValueSource(strings = {BASELINE, EXTENDED})
    void aGreyJpegIsReadWhateverItsFragments(String syntax) {
        byte[] jpeg = JpegMaker.write(40, 30, 1, false, 0.9f);
        int[][] wanted = Prepared.grey(jpeg);

        for (int size : new int[] {jpeg.length, 1000, 64, 1}) {
            byte[] file = grey().syntax(syntax).encapsulated(inPieces(jpeg, size));
            assertArrayEquals(wanted, Prepared.grey(file), "in pieces of " + size);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofAColouredJpegTheLumaIsShown(boolean progressive) {
        byte[] jpeg = JpegMaker.write(40, 30, 3, progressive, 0.9f);
        byte[] file = grey().syntax(BASELINE).colour("YBR_FULL_422").encapsulated(jpeg);

        assertArrayEquals(Prepared.grey(jpeg), Prepared.grey(file));
    }

    @Test
    void whatAJpegDoesNotSayOfItsColoursThePhotometricInterpretationSays() {
        // Given YCbCr with and without JFIF's segment, that without as if it were RGB
        byte[] jfif = JpegMaker.fixture("colour-1x1");
        byte[] plain = JpegMaker.renameSegment(jfif, 0xE0, 0xEB);
        int[][] rgb = JpegMaker.map(JpegMaker.raster(jfif), s -> .299 * s[0] + .587 * s[1] + .114 * s[2]);

        int[][] plainAsRgb = Prepared.grey(coloured(plain, "RGB"));

        for (int y = 0; y < rgb.length; y++) {
            for (int x = 0; x < rgb[y].length; x++) {
                assertEquals(rgb[y][x], plainAsRgb[y][x], 2);
            }
        }
        assertArrayEquals(Prepared.grey(jfif), Prepared.grey(coloured(jfif, "RGB")));
        assertArrayEquals(Prepared.grey(jfif), Prepared.grey(coloured(plain, "YBR_FULL")));
        // Only YCbCr has fewer samples of some components.
        byte[] fewer = JpegMaker.fixture("colour-2x2");
        byte[] plainFewer = JpegMaker.renameSegment(fewer, 0xE0, 0xEB);
        assertArrayEquals(Prepared.grey(fewer), Prepared.grey(coloured(plainFewer, "RGB")));
    }

    private static byte[] coloured(byte[] jpeg, String photometric) {
        ImageHeader size = (ImageHeader) Prepared.PREPARER.look(jpeg);
        return new DicomMaker(size.width(), size.height())
                .bits(8, 8)
                .syntax(BASELINE)
                .colour(photometric)
                .encapsulated(jpeg);
    }

    @Test
    void aJpegWithoutAWindowIsReadTwice() {
        byte[] jpeg = JpegMaker.write(40, 30, 1, false, 0.9f);
        byte[] file = new DicomMaker(40, 30).bits(8, 8).syntax(BASELINE).encapsulated(jpeg);

        PreparedImage image = Prepared.image(file);

        assertTrue(image.notes().contains(ImageNote.CONTRAST_ESTIMATED));
        assertEquals(
                255,
                Arrays.stream(Prepared.grey(image))
                        .flatMapToInt(Arrays::stream)
                        .max()
                        .orElseThrow());
    }

    @Test
    void aFrameThatIsReadTwiceIsJoinedOnce() {
        // Given runs of one value each, which is as long as RLE can be
        byte[] segment = new byte[2 * 400 * 300];
        for (int i = 0; i < segment.length; i++) {
            segment[i] = (byte) (i % 2 == 0 ? 0 : i / 2 * i);
        }
        byte[] header = new byte[64];
        header[0] = 1;
        header[4] = 64;
        DicomMaker maker = new DicomMaker(400, 300).bits(8, 8).syntax("1.2.840.10008.1.2.5");
        byte[] estimated = maker.encapsulated(PngMaker.concat(header, segment));
        byte[] told = maker.window("128", "256").encapsulated(PngMaker.concat(header, segment));
        Prepared.image(estimated);
        Prepared.image(told);

        long more = Allocation.of(() -> Prepared.image(estimated)) - Allocation.of(() -> Prepared.image(told));

        assertTrue(more < segment.length / 2, more + " bytes");
    }

    @Test
    void anOffsetTableOfSeveralFramesIsRefused() {
        DicomMaker maker = grey().syntax(BASELINE);
        byte[] items = PngMaker.concat(
                maker.header(DicomTag.ITEM, 8),
                new byte[8],
                maker.header(DicomTag.ITEM, 2),
                new byte[2],
                maker.header(DicomTag.SEQUENCE_END, 0));

        ImageRefusal refusal = Prepared.refusal(
                maker.undefined(DicomTag.PIXEL_DATA, "OB", items).file());

        assertTrue(refusal.detail().contains("several frames"), refusal.detail());
    }

    @Test
    void aFragmentThatReachesBeyondTheFileIsRefused() {
        DicomMaker maker = grey().syntax(BASELINE);
        for (int length : new int[] {-1, -2, Integer.MAX_VALUE, 3}) {
            byte[] items =
                    PngMaker.concat(maker.header(DicomTag.ITEM, 0), maker.header(DicomTag.ITEM, length), new byte[2]);
            assertEquals(
                    Reason.UNREADABLE,
                    Prepared.reason(
                            maker.undefined(DicomTag.PIXEL_DATA, "OB", items).file()));
        }
    }

    /** Stands for a codec: its codestream is the samples themselves, low byte first. */
    private static final class Plain implements FrameDecoder {
        private int decoded;

        @Override
        public char[] decode(byte[] codestream, int columns, int rows) {
            decoded++;
            char[] samples = new char[columns * rows];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (char) (codestream[2 * i] & 0xFF | (codestream[2 * i + 1] & 0xFF) << 8);
            }
            return samples;
        }

        @Override
        public long workingBytes(int columns, int rows) {
            return 2L * columns * rows;
        }
    }

    @Test
    void aFrameDecodersSamplesComeRowByRowAndAreDecodedOnce() throws ImageRefused {
        DicomMaker maker = new DicomMaker(3, 2);
        byte[] codestream = maker.words(0, 1, 2, 30000, 40000, 65535);
        byte[] items = PngMaker.concat(
                maker.header(DicomTag.ITEM, 0),
                maker.header(DicomTag.ITEM, 4),
                Arrays.copyOf(codestream, 4),
                maker.header(DicomTag.ITEM, 8),
                Arrays.copyOfRange(codestream, 4, 12));
        PixelFormat format = new PixelFormat(2, 3, PixelFormat.Colour.MONOCHROME2, false, 2, 16, 0, false);
        Plain decoder = new Plain();
        FrameRows rows = new FrameRows(format, Codestream.read(items, 0), decoder);
        StringBuilder seen = new StringBuilder();

        for (int i = 0; i < 2; i++) {
            rows.read((samples, from) -> seen.append(Arrays.toString(samples)));
        }

        assertEquals("[0, 1, 2][30000, 40000, 65535]".repeat(2), seen.toString());
        assertEquals(1, decoder.decoded);
        assertTrue(rows.workingBytes() >= 12 + 12 + 12);
    }
}
