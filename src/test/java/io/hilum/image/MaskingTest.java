package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import io.hilum.study.Geometry;
import io.hilum.study.Mask;
import io.hilum.study.Presentation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final Mask LEFT_HALF = new Mask(0, 0, 0.5, 1);

    private static Preparation masked(byte[] file, Mask... masks) {
        return Prepared.PREPARER.prepare(file, Geometry.CROP, new Presentation(0, List.of(masks)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aMaskIsOfTheUprightJpeg(int orientation) {
        byte[] file = JpegMaker.oriented(JpegMaker.write(70, 40, 1, false, 0.95f), orientation, false);
        int[][] whole = Prepared.grey(file);
        int[][] rows = Prepared.grey(assertInstanceOf(PreparedImage.class, masked(file, new Mask(0.5, 0, 1, 0.25))));

        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                boolean hidden = 2 * x >= rows[y].length && 4 * y < rows.length;
                assertEquals(hidden ? 0 : whole[y][x], rows[y][x], x + ", " + y);
            }
        }
    }

    @Test
    void whatIsLeftOfABlankImageIsBlank() {
        byte[] file = PngMaker.grey8(40, 40).make((x, y, channel) -> x < 20 ? x : 77);

        assertEquals(
                Reason.BLANK,
                assertInstanceOf(ImageRefusal.class, masked(file, LEFT_HALF)).reason());
        assertInstanceOf(PreparedImage.class, masked(file, new Mask(0, 0, 0.4, 1)));
    }

    @Test
    void whatIsMaskedEntirelyIsBlank() {
        byte[] file = PngMaker.grey8(40, 40).make((x, y, channel) -> x + y);

        assertEquals(
                Reason.BLANK,
                assertInstanceOf(ImageRefusal.class, masked(file, LEFT_HALF, new Mask(0.5, 0, 1, 1)))
                        .reason());
    }

    @Test
    void aMarkerUnderAMaskDoesNotStretchTheContrast() {
        // Given 12 bits in 16, and so many white pixels that they hide it
        byte[] file = new PngMaker(40, 40, 16, 0, false).make((x, y, channel) -> x < 4 && y < 4 ? 65535 : 40 * (x + y));

        assertTrue(Prepared.image(file).notes().stream().noneMatch(note -> note == ImageNote.CONTRAST_ESTIMATED));
        PreparedImage image = assertInstanceOf(PreparedImage.class, masked(file, new Mask(0, 0, 0.1, 0.1)));
        assertTrue(image.notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    @Test
    void thePermitIsLargeEnoughWithMasksToo() {
        byte[] file = PngMaker.grey8(1500, 1200).make((x, y, channel) -> x * y & 0xFF);
        long told = ((ImageHeader) Prepared.PREPARER.look(file)).bytesToPrepare();
        Presentation shown = new Presentation(0, List.of(LEFT_HALF));
        Prepared.PREPARER.prepare(file, Geometry.PAD, shown);

        assertTrue(Allocation.of(() -> Prepared.PREPARER.prepare(file, Geometry.PAD, shown)) <= told);
        assertTrue(Allocation.of(() -> Prepared.PREPARER.preview(file, shown, 1024)) <= told + 1024 * 1024 * 5);
    }

    @Test
    void masksAreToldInTheFacts() {
        byte[] file = PngMaker.grey8(40, 40).make((x, y, channel) -> x + y);

        assertEquals(
                List.of(LEFT_HALF),
                assertInstanceOf(PreparedImage.class, masked(file, LEFT_HALF))
                        .facts()
                        .masked());
    }
}
