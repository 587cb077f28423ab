package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.findings.ImageFacts;
import io.hilum.study.Geometry;
import io.hilum.study.Mask;
import io.hilum.study.Presentation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What holds of every file: it is refused in words or gives a PNG of the announced size, and takes no longer and no more
 * memory than it may.
 */
final class ImageOracle {
    /** A file of so few pixels takes milliseconds; the rest is room for a cold start under a fuzzer's eyes. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final Mask MASK = new Mask(0.1, 0.2, 0.6, 0.5);
    private static final int MAX_SIDE = 256;
    private static final ImagePreparer PREPARER = new ImagePreparer(new ImageLimits(MAX_SIDE, 1 << 20));

    /** A look's own: what is inflated of a DICOM file's head, four times as much each time, and what is kept of it. */
    private static final long LOOK_BYTES = 3 << 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ImageOracle() {}

    /** @param copies how often the announced memory may be allocated, one part after the other */
    static void check(byte[] file, int copies) {
        Look look = measured(() -> PREPARER.look(file), LOOK_BYTES);
        if (look instanceof ImageRefusal refusal) {
            said(refusal);
            assertEquals(look, PREPARER.prepare(file, Geometry.CROP));
            return;
        }
        ImageHeader header = (ImageHeader) look;
        for (Geometry geometry : Geometry.values()) {
            check(header, geometry, measured(() -> PREPARER.prepare(file, geometry), copies * header.bytesToPrepare()));
        }
        int windows = header.dicom() == null ? 1 : header.dicom().windows().size();
        for (int window = 0; window <= Math.min(windows, 3); window++) {
            Presentation shown = new Presentation(window, List.of(MASK));
            long most = copies * header.bytesToPrepare();
            check(header, Geometry.CROP, measured(() -> PREPARER.prepare(file, Geometry.CROP, shown), most));
        }
    }

    private static void check(ImageHeader header, Geometry geometry, Preparation preparation) {
        if (preparation instanceof ImageRefusal refusal) {
            said(refusal);
            return;
        }
        PreparedImage image = (PreparedImage) preparation;
        ImageFacts facts = image.facts();
        assertEquals(header.width(), facts.width());
        assertEquals(header.height(), facts.height());
        int width = facts.sent().width();
        int height = facts.sent().height();
        assertTrue(Math.max(width, height) == Math.min(MAX_SIDE, Math.max(header.width(), header.height())));
        assertTrue(geometry == Geometry.CROP || width == height);
        ImageHeader png = assertInstanceOf(ImageHeader.class, PREPARER.look(image.png()));
        assertEquals(width, png.width());
        assertEquals(height, png.height());
        assertInstanceOf(PreparedImage.class, PREPARER.prepare(image.png(), Geometry.CROP));
    }

    /** What is over a bound is measured a second time: the first one may have loaded classes. */
    private static <T> T measured(Supplier<T> work, long mostBytes) {
        Cost<T> cost = Cost.of(work);
        if (!cost.within(mostBytes)) {
            cost = Cost.of(work);
        }
        assertTrue(cost.within(mostBytes), cost + ", of bytes " + mostBytes);
        return cost.answer;
    }

    /** What some work gave, and took of this thread's time and memory. */
    private record Cost<T>(T answer, Duration time, long bytes) {
        static <T> Cost<T> of(Supplier<T> work) {
            AtomicReference<T> answer = new AtomicReference<>();
            long start = THREADS.getCurrentThreadCpuTime();
            long bytes = Allocation.of(() -> answer.set(work.get()));
            return new Cost<>(answer.get(), Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start), bytes);
        }

        boolean within(long mostBytes) {
            return time.compareTo(LONGEST) < 0 && bytes <= mostBytes;
        }
    }

    /** In words, and nothing of the file in them that could be more than words. */
    private static void said(ImageRefusal refusal) {
        assertTrue(refusal.detail().matches("[ -~]{20,400}"), refusal.detail());
    }
}
