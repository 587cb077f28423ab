package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hilum.findings.PixelRectangle;
import io.hilum.study.Geometry;
import io.hilum.study.Mask;
import io.hilum.study.Presentation;
import java.util.List;
import java.util.function.IntBinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whatever the format, the orientation, the geometry and the scale: what is masked is gone, and nothing else is. */
class MaskingPropertiesTest {
    /** Less than this is no pixel touched, but a rounding. */
    private static final double TOUCH = 1e-6;

    /** The kinds of files; all lossless, so that a changed pixel changes no other one. */
    enum Kind {
        PNG_8,
        PNG_16,
        DICOM_WINDOW,
        DICOM_INVERSE,
        DICOM_ESTIMATED,
        DICOM_OBLONG;

        boolean isPng() {
            return this == PNG_8 || this == PNG_16;
        }

        /** Whether what a pixel looks like depends on no other one. */
        boolean isPointwise() {
            return this != PNG_16 && this != DICOM_ESTIMATED;
        }

        byte[] file(int width, int height, int orientation, IntBinaryOperator grey) {
            if (isPng()) {
                int depth = this == PNG_8 ? 8 : 16;
                return new PngMaker(width, height, depth, 0, false)
                        .before("eXIf", exif(orientation))
                        .make((x, y, channel) -> grey.applyAsInt(x, y) * (depth == 16 ? 40 : 1));
            }
            DicomMaker dicom = new DicomMaker(width, height);
            if (this != DICOM_ESTIMATED) {
                dicom.window("128", "256");
            }
            if (this == DICOM_INVERSE) {
                dicom.text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME1");
            }
            if (this == DICOM_OBLONG) {
                dicom.text(DicomTag.PIXEL_SPACING, "DS", "0.2\\0.3");
            }
            return dicom.make(grey);
        }

        private static byte[] exif(int orientation) {
            return new byte[] {
                'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
            };
        }
    }

    /** How a picture is made of a stored image of that size. */
    record Setting(Kind kind, int width, int height, int orientation, Geometry geometry, int maxSide) {
        Preparation prepare(IntBinaryOperator grey, List<Mask> masks) {
            byte[] file = kind.file(width, height, orientation, grey);
            return new ImagePreparer(new ImageLimits(maxSide, 1 << 20))
                    .prepare(file, geometry, new Presentation(0, masks));
        }

        /** Whether a stored pixel is touched; EXIF's table in words of its own. */
        boolean hides(Mask mask, int x, int y) {
            int fromRight = width - 1 - x;
            int fromBottom = height - 1 - y;
            return switch (kind.isPng() ? orientation : 1) {
                case 2 -> touches(mask, fromRight, width, y, height);
                case 3 -> touches(mask, fromRight, width, fromBottom, height);
                case 4 -> touches(mask, x, width, fromBottom, height);
                case 5 -> touches(mask, y, height, x, width);
                case 6 -> touches(mask, fromBottom, height, x, width);
                case 7 -> touches(mask, fromBottom, height, fromRight, width);
                case 8 -> touches(mask, y, height, fromRight, width);
                default -> touches(mask, x, width, y, height);
            };
        }

        private static boolean touches(Mask mask, int x, int width, int y, int height) {
            return x + TOUCH < mask.xMax() * width
                    && mask.xMin() * width + TOUCH < x + 1
                    && y + TOUCH < mask.yMax() * height
                    && mask.yMin() * height + TOUCH < y + 1;
        }
    }

    @Provide
    Arbitrary<Setting> settings() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(2, 40),
                        Arbitraries.integers().between(2, 40),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(Geometry.class),
                        Arbitraries.integers().between(3, 45))
                .as(Setting::new);
    }

    @Provide
    Arbitrary<List<Mask>> masks() {
        Arbitrary<Double> fractions = Arbitraries.doubles().between(0, 1).ofScale(3);
        Arbitrary<Tuple.Tuple2<Double, Double>> stretches = Combinators.combine(fractions, fractions)
                .filter((a, b) -> !a.equals(b))
                .as((a, b) -> Tuple.of(Math.min(a, b), Math.max(a, b)));
        return Combinators.combine(stretches, stretches)
                .as((x, y) -> new Mask(x.get1(), y.get1(), x.get2(), y.get2()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static int noise(int x, int y, int seed) {
        int mixed = (x * 73_856_093 ^ y * 19_349_663 ^ seed * 83_492_791) * 0x9E3779B1;
        return mixed >>> 24;
    }

    @Property(tries = 2000)
    void noPixelUnderAMaskHasAnyInfluence(
            @ForAll("settings") Setting setting, @ForAll("masks") List<Mask> masks, @ForAll int seed) {
        // Given two images that differ in every pixel that a mask touches, and in no other one
        IntBinaryOperator one = (x, y) -> noise(x, y, seed);
        IntBinaryOperator other = (x, y) -> masks.stream().anyMatch(mask -> setting.hides(mask, x, y))
                ? 255 - one.applyAsInt(x, y)
                : one.applyAsInt(x, y);

        Preparation first = setting.prepare(one, masks);
        Preparation second = setting.prepare(other, masks);

        // Then the same bytes are sent, or the same is said of them
        if (first instanceof PreparedImage sent) {
            PreparedImage same = assertInstanceOf(PreparedImage.class, second);
            assertArrayEquals(sent.png(), same.png());
            assertEquals(sent.notes(), same.notes());
        } else {
            assertEquals(first, second);
        }
    }

    @Property(tries = 1000)
    void everySentPixelThatAMaskTouchesIsBlackAndOthersAreAsTheyWere(
            @ForAll("settings") Setting setting,
            @ForAll("masks") List<Mask> masks,
            @ForAll @IntRange(max = 1000) int seed) {
        IntBinaryOperator grey = (x, y) -> noise(x, y, seed);
        if (!(setting.prepare(grey, masks) instanceof PreparedImage image)
                || !(setting.prepare(grey, List.of()) instanceof PreparedImage plain)) {
            return; // blank
        }
        int[][] masked = Prepared.grey(image);
        int[][] unmasked = Prepared.grey(plain);
        PixelRectangle all = image.mapping().sent();
        // The padding of oblong pixels is a whole number of them, so it may be off by a part of one.
        double off = setting.kind == Kind.DICOM_OBLONG && setting.geometry == Geometry.PAD ? 1 : TOUCH;
        // What is blackened beside a touched pixel is less than one stored sample wide.
        double beside = (setting.kind == Kind.DICOM_OBLONG ? 1.6 : 1) + off;
        for (int y = 0; y < masked.length; y++) {
            for (int x = 0; x < masked[y].length; x++) {
                PixelRectangle pixel = new PixelRectangle(
                        all.x() + x * all.width() / masked[y].length,
                        all.y() + y * all.height() / masked.length,
                        all.width() / masked[y].length,
                        all.height() / masked.length);
                if (touched(image, masks, pixel, -off)) {
                    assertEquals(0, masked[y][x], x + ", " + y);
                } else if (setting.kind.isPointwise()
                        && !touched(image, masks, pixel, beside + Math.max(pixel.width(), pixel.height()))) {
                    assertEquals(unmasked[y][x], masked[y][x], x + ", " + y);
                }
            }
        }
    }

    /** Whether a mask, widened by that many pixels of the original, lies on a part of it. */
    private static boolean touched(PreparedImage image, List<Mask> masks, PixelRectangle part, double wider) {
        int width = image.facts().width();
        int height = image.facts().height();
        return masks.stream()
                .anyMatch(mask -> part.x() < mask.xMax() * width + wider
                        && mask.xMin() * width - wider < part.x() + part.width()
                        && part.y() < mask.yMax() * height + wider
                        && mask.yMin() * height - wider < part.y() + part.height());
    }
}
