package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.DicomFixtures.Expected;
import io.hilum.image.ImageRefusal.Reason;
import io.hilum.study.Geometry;
import io.hilum.study.Presentation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the fixtures' manifest. */
class DicomTest {
    static List<Expected> read() {
        return DicomFixtures.all();
    }

    @ParameterizedTest
    @MethodSource("read")
    void everyPixelIsAsExpected(Expected expected) {
        int[][] actual = Prepared.grey(expected.file());

        int[][] wanted = expected.rows();
        assertEquals(wanted.length, actual.length);
        assertEquals(wanted[0].length, actual[0].length);
        int worst = 0;
        for (int y = 0; y < wanted.length; y++) {
            for (int x = 0; x < wanted[y].length; x++) {
                worst = Math.max(worst, Math.abs(wanted[y][x] - actual[y][x]));
            }
        }
        assertTrue(worst <= expected.tolerance(), "off by " + worst);
    }

    @ParameterizedTest
    @MethodSource("read")
    void nothingOfThePatientIsSentOrShown(Expected expected) {
        byte[] file = expected.file();
        PreparedImage image = Prepared.image(file, Geometry.PAD);

        assertEquals(List.of("IHDR", "IDAT", "IEND"), chunks(image.png()));
        String shown = image + " " + image.facts() + image.dicom() + Prepared.PREPARER.look(file);
        for (String marker : DicomFixtures.PHI) {
            assertFalse(new String(image.png(), StandardCharsets.ISO_8859_1).contains(marker));
            assertFalse(shown.contains(marker), shown);
        }
        assertFalse(image.dicom().toString().contains("CHEST"));
    }

    @ParameterizedTest
    @MethodSource("read")
    void aTruncatedFileIsRefusedOrWhole(Expected expected) {
        byte[] file = expected.file();
        PreparedImage whole = Prepared.image(file);

        for (int length = 1000; length < file.length; length += 1000) {
            refusedOrWhole(Arrays.copyOf(file, length), whole);
        }
        for (int length = 133; length < 2048; length++) {
            refusedOrWhole(Arrays.copyOf(file, length), whole);
        }
        for (int length = file.length - 20; length < file.length; length++) {
            refusedOrWhole(Arrays.copyOf(file, length), whole);
        }
    }

    private static void refusedOrWhole(byte[] cut, PreparedImage whole) {
        Preparation preparation = Prepared.PREPARER.prepare(cut, Geometry.CROP);
        if (preparation instanceof PreparedImage image) {
            assertArrayEquals(whole.png(), image.png(), "cut to " + cut.length);
        } else {
            assertEquals(Reason.UNREADABLE, ((ImageRefusal) preparation).reason(), "cut to " + cut.length);
        }
    }

    @ParameterizedTest
    @MethodSource("read")
    void preparingTakesNoMoreMemoryThanItsHeaderTells(Expected expected) {
        byte[] file = expected.file();
        ImageHeader header = (ImageHeader) Prepared.PREPARER.look(file);
        for (Geometry geometry : Geometry.values()) {
            Prepared.PREPARER.prepare(file, geometry);
            long taken = Allocation.of(() -> Prepared.PREPARER.prepare(file, geometry));

            assertTrue(taken <= header.bytesToPrepare(), taken + " of " + header.bytesToPrepare());
        }
        assertTrue(Allocation.of(() -> Prepared.PREPARER.look(file)) < 300_000);
    }

    @Test
    void whatTheFileSaysIsKnownBeforeAndAfter() {
        byte[] file = DicomFixtures.file("m2_12_rescale_two_windows");

        ImageHeader header = (ImageHeader) Prepared.PREPARER.look(file);
        DicomFacts facts = Prepared.image(file).dicom().orElseThrow();

        assertEquals("dicom", header.format());
        assertEquals(facts, header.dicom());
        assertEquals("DX", facts.modality());
        assertEquals("CHEST", facts.bodyPart());
        assertEquals("PA", facts.view().position());
        assertEquals("U", facts.view().laterality());
        assertEquals(LocalDate.of(2026, 1, 1), facts.studyDate());
        assertEquals("NO", facts.burnedInAnnotation());
        assertEquals(List.of(new DicomFacts.Window(0, ""), new DicomFacts.Window(1, "")), facts.windows());
        assertEquals(0, facts.windowUsed());
    }

    @Test
    void anotherWindowIsShownIfItIsAskedFor() {
        byte[] file = DicomFixtures.file("m2_12_rescale_two_windows");

        PreparedImage second =
                (PreparedImage) Prepared.PREPARER.prepare(file, Geometry.CROP, new Presentation(1, List.of()));
        Preparation third = Prepared.PREPARER.prepare(file, Geometry.CROP, new Presentation(2, List.of()));

        assertEquals(1, second.dicom().orElseThrow().windowUsed());
        assertFalse(Arrays.equals(Prepared.image(file).png(), second.png()));
        assertEquals(Reason.NO_SUCH_WINDOW, ((ImageRefusal) third).reason());
    }

    @Test
    void onlyAGuessedContrastIsNoted() {
        assertTrue(
                Prepared.image(DicomFixtures.file("m2_12_no_window")).notes().contains(ImageNote.CONTRAST_ESTIMATED));
        assertFalse(Prepared.image(DicomFixtures.file("m2_12")).notes().contains(ImageNote.CONTRAST_ESTIMATED));
        assertEquals(
                DicomFacts.ESTIMATED,
                Prepared.image(DicomFixtures.file("m2_12_no_window"))
                        .dicom()
                        .orElseThrow()
                        .windowUsed());
    }

    @Test
    void imagesOfOneStudyHaveOneKeyThatIsNotItsNumber() {
        String key = key("m2_12");

        assertEquals(key, key("m2_12__rle"));
        assertFalse(key.equals(key("m1_12")));
        assertFalse(new String(DicomFixtures.file("m2_12"), StandardCharsets.ISO_8859_1).contains(key));
    }

    private static String key(String name) {
        return String.valueOf(
                Prepared.image(DicomFixtures.file(name)).dicom().orElseThrow().studyKey());
    }

    private static List<String> chunks(byte[] png) {
        Stream.Builder<String> names = Stream.builder();
        for (int at = 8; at < png.length; at += 12 + Bytes.int32(png, at)) {
            names.add(new String(png, at + 4, 4, StandardCharsets.US_ASCII));
        }
        return names.build().toList();
    }
}
