package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hilum.findings.ImageFacts;
import io.hilum.findings.PixelRectangle;
import io.hilum.study.Geometry;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GeometryTest {
    private static PreparedImage prepare(byte[] file, int maxSide, Geometry geometry) {
        return (PreparedImage) new ImagePreparer(new ImageLimits(maxSide, 50_000_000)).prepare(file, geometry);
    }

    @Example
    void theLongerSideBecomesTheLimitAndTheOtherIsRounded() {
        byte[] file = PngMaker.grey8(2000, 2500).make((x, y, c) -> x + y & 255);

        ImageFacts facts = prepare(file, 2048, Geometry.CROP).facts();

        assertEquals(1638, facts.sent().width());
        assertEquals(2048, facts.sent().height());
        assertEquals(2000, facts.width());
        assertEquals(2500, facts.height());
        assertEquals(new ImageFacts.Seen(0, 250, 2000, 2000), facts.seen());
    }

    @Example
    void anImageOfALineKeepsOnePixel() {
        byte[] file = PngMaker.grey8(4000, 1).make((x, y, c) -> x / 16);

        ImageFacts facts = prepare(file, 100, Geometry.CROP).facts();

        assertEquals(100, facts.sent().width());
        assertEquals(1, facts.sent().height());
    }

    @Example
    void paddingIsBlackAndTheImageLiesWhereTheMappingSays() {
        byte[] file = PngMaker.grey8(2, 5).make((x, y, c) -> 10 * y + x + 1);

        PreparedImage padded = prepare(file, 2048, Geometry.PAD);

        assertEquals(-2, padded.mapping().left());
        assertArrayEquals(
                new int[][] {{0, 0, 1, 2, 0}, {0, 0, 11, 12, 0}, {0, 0, 21, 22, 0}, {0, 0, 31, 32, 0}, {0, 0, 41, 42, 0}
                },
                Prepared.grey(padded));
    }

    @Property(tries = 60)
    void shrinkingKeepsTheMean(
            @ForAll @IntRange(min = 8, max = 150) int width,
            @ForAll @IntRange(min = 8, max = 150) int height,
            @ForAll @IntRange(min = 4, max = 150) int maxSide) {
        // A slope under the texture, so that even a picture of four pixels is not blank, which would be refused.
        PngMaker.Samples samples = (x, y, c) -> 40 + (x + y) * 2 / 3 + (x * 7 + y * y * 3) % 13;
        byte[] file = PngMaker.grey8(width, height).make(samples);
        double mean = 0;
        for (int i = 0; i < width * height; i++) {
            mean += samples.at(i % width, i / width, 0) / ((double) width * height);
        }

        assertEquals(mean, Prepared.mean(Prepared.grey(prepare(file, maxSide, Geometry.CROP))), 0.51);
    }

    /** A white rectangle's edges are measured in the sent picture, and mapped back. */
    @Property(tries = 150)
    void whatIsSentLiesWhereTheMappingSaysWithinHalfASentPixel(
            @ForAll @IntRange(min = 60, max = 150) int width,
            @ForAll @IntRange(min = 60, max = 150) int height,
            @ForAll @IntRange(min = 40, max = 150) int maxSide,
            @ForAll @IntRange(min = 1, max = 8) int orientation,
            @ForAll Geometry geometry) {
        int x0 = width / 5;
        int x1 = width * 3 / 5;
        int y0 = height / 4;
        int y1 = height / 2;
        byte[] exif = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        byte[] file = PngMaker.grey8(width, height)
                .before("eXIf", exif)
                .make((x, y, c) -> x >= x0 && x < x1 && y >= y0 && y < y1 ? 255 : 0);

        PreparedImage image = prepare(file, maxSide, geometry);

        int[][] grey = Prepared.grey(image);
        PixelRectangle frame = image.mapping().sent();
        double[] expected = upright(new double[] {x0, y0, x1, y1}, width, height, orientation);
        double[] measured = measure(grey);
        double halfX = 0.5 * frame.width() / grey[0].length;
        double halfY = 0.5 * frame.height() / grey.length;
        assertEquals(expected[0], measured[0] * frame.width() / grey[0].length + frame.x(), halfX);
        assertEquals(expected[1], measured[1] * frame.height() / grey.length + frame.y(), halfY);
        assertEquals(expected[2], measured[2] * frame.width() / grey[0].length + frame.x(), halfX);
        assertEquals(expected[3], measured[3] * frame.height() / grey.length + frame.y(), halfY);
    }

    /** Where EXIF's words for the eight values put a rectangle: which visual edges row 0 and column 0 are. */
    private static double[] upright(double[] box, int width, int height, int orientation) {
        double[] mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8
                ? new double[] {width - box[2], box[1], width - box[0], box[3]}
                : box;
        double[] turned = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7
                ? new double[] {mirrored[0], height - mirrored[3], mirrored[2], height - mirrored[1]}
                : mirrored;
        return orientation >= 5 ? new double[] {turned[1], turned[0], turned[3], turned[2]} : turned;
    }

    /** The rectangle's edges to a fraction of a pixel, from how much white each row and column holds. */
    private static double[] measure(int[][] grey) {
        double[] columns = new double[grey[0].length];
        double[] rows = new double[grey.length];
        double all = 0;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                columns[x] += grey[y][x];
                rows[y] += grey[y][x];
                all += grey[y][x];
            }
        }
        double[] across = edges(columns, all);
        double[] down = edges(rows, all);
        return new double[] {across[0], down[0], across[1], down[1]};
    }

    private static double[] edges(double[] profile, double all) {
        double most = 0;
        double centre = 0;
        for (int i = 0; i < profile.length; i++) {
            most = Math.max(most, profile[i]);
            centre += (i + 0.5) * profile[i] / all;
        }
        double length = all / most;
        return new double[] {centre - length / 2, centre + length / 2};
    }
}
