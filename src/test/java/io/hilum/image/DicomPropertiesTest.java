package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.study.Geometry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any bytes at all give a picture or a refusal, within the memory that was told. */
class DicomPropertiesTest {
    private static final Map<String, byte[]> FILES = new HashMap<>();

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(List.of(
                "m2_12_voilut",
                "m2_12_rescale_two_windows",
                "m2_12_no_window",
                "m2_12__implicit_le",
                "m2_12__explicit_be",
                "m2_12__deflated",
                "m2_12__rle",
                "m2_8_odd__rle",
                "m2_8_odd__jpeg_baseline_fragments"));
    }

    @Property(tries = 400)
    void changedHeaderBytesNeverThrowNorTakeMoreMemoryThanTold(
            @ForAll("names") String name, @ForAll Random random, @ForAll boolean inHeader) {
        byte[] mutant = FILES.computeIfAbsent(name, DicomFixtures::file).clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            int range = inHeader ? 1600 : mutant.length;
            mutant[random.nextInt(range)] =
                    (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(4) == 0 ? 0 : random.nextInt(256));
        }

        Look look = Prepared.PREPARER.look(mutant);
        if (look instanceof ImageHeader header) {
            long taken = Allocation.of(() -> Prepared.PREPARER.prepare(mutant, Geometry.PAD));
            assertTrue(taken <= header.bytesToPrepare(), taken + " of " + header.bytesToPrepare());
        } else {
            assertTrue(Allocation.of(() -> Prepared.PREPARER.look(mutant)) < 4 << 20);
        }
    }

    @Property(tries = 400)
    void anyBytesBehindTheMetaInformationAreReadOrRefused(@ForAll("names") String name, @ForAll byte[] bytes) {
        byte[] start = Arrays.copyOf(FILES.computeIfAbsent(name, DicomFixtures::file), 132 + 12 + 208);

        Prepared.PREPARER.prepare(PngMaker.concat(start, bytes), Geometry.CROP);
        Prepared.PREPARER.prepare(PngMaker.concat(new byte[] {8, 0, 5, 0}, bytes), Geometry.CROP);
    }
}
