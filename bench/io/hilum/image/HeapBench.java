package io.hilum.image;

import io.hilum.study.Geometry;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The smallest heap in which a file of 2500 x 3000 pixels is prepared, in whole megabytes: what lives at once at the worst
 * moment. Off it go the heap that a file of 64 x 64 pixels needs and the file itself. See README.md.
 */
public final class HeapBench {
    private static final int SIDE = 1024;
    private static final int MOST = 512;
    private static final double PIXELS = 2500.0 * 3000;

    private HeapBench() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("one")) {
            ImagePreparer preparer = new ImagePreparer(new ImageLimits(SIDE, 64_000_000));
            Preparation done = preparer.prepare(Files.readAllBytes(Path.of(args[1])), Geometry.CROP);
            System.exit(done instanceof PreparedImage ? 0 : 2);
        }
        Map<String, Path> large = Radiograph.of(2500, 3000, 12).files(Path.of(args[0]).resolve("large"));
        Map<String, Path> small = Radiograph.of(64, 64, 12).files(Path.of(args[0]).resolve("small"));
        System.out.printf("%-22s %8s %8s %8s %10s%n", "file", "file MB", "heap MB", "of 64x64", "peak x");
        for (String name : large.keySet()) {
            double file = Files.size(large.get(name)) / 1e6;
            int heap = smallest(large.get(name));
            int base = smallest(small.get(name));
            double decoded = PIXELS * (name.startsWith("JPEG") ? 1 : 2) / 1e6;
            double peak = ((heap - base) * 1.048576 - file) / decoded;
            System.out.printf("%-22s %8.1f %8d %8d %10.2f%n", name, file, heap, base, peak);
        }
    }

    private static int smallest(Path file) throws Exception {
        int fails = 1;
        int works = MOST;
        while (works - fails > 1) {
            int heap = (works + fails) / 2;
            if (works(file, heap)) {
                works = heap;
            } else {
                fails = heap;
            }
        }
        return works;
    }

    /** A young generation of 2 MB leaves the rest to large arrays. */
    private static boolean works(Path file, int heap) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java, "-XX:+UseSerialGC", "-Xmn2m", "-Xmx" + heap + "m", "-cp", System.getProperty("java.class.path"),
                HeapBench.class.getName(), "one", file.toString());
        return new ProcessBuilder(command)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
