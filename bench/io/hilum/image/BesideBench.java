package io.hilum.image;

import com.sun.management.ThreadMXBean;
import io.hilum.study.Geometry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From a file of 2500 x 3000 pixels to a finished PNG and its base64: Hilum's warm decoders beside vipsthumbnail, Pillow and
 * dcmtk, one thread each, in turns. Of a tool's time, what it takes for a file of 64 x 64 pixels is taken off: its start. All
 * are seconds of processor time (user and system), which other work on the machine disturbs least. See README.md.
 */
public final class BesideBench {
    private static final int WARM_UP = 12;
    private static final int SMALL = 64;
    private static final int DECODED_BYTES = 2;
    private static final String PILLOW =
            """
            import base64, io, sys
            from PIL import Image
            image = Image.open(sys.argv[1])
            side = int(sys.argv[2])
            if image.mode != 'L':
                image = image.convert('I').point(lambda value: value * (1 / 256)).convert('L')
            scale = side / max(image.size)
            image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            image.save(out, 'png', compress_level=1)
            open(sys.argv[3], 'wb').write(base64.b64encode(out.getvalue()))
            """;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Path folder;
    private final int rounds;

    private BesideBench(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        new BesideBench(Path.of(args[0]), Integer.parseInt(args[1])).run();
    }

    private void run() throws Exception {
        Map<String, Path> large = Radiograph.of(2500, 3000, 12).files(folder.resolve("large"));
        Map<String, Path> small = Radiograph.of(SMALL, SMALL, 12).files(folder.resolve("small"));
        System.out.printf(
                "%-22s %5s %10s %10s %10s %10s %9s %11s%n",
                "file", "side", "Hilum ms", "vips ms", "Pillow ms", "dcmtk ms", "PNG kB", "allocated x");
        for (int side : new int[] {1024, 2048}) {
            for (String name : large.keySet()) {
                row(name, side, large.get(name), small.get(name));
            }
        }
    }

    private void row(String name, int side, Path large, Path small) throws Exception {
        ImagePreparer preparer = new ImagePreparer(new ImageLimits(side, 64_000_000));
        byte[] file = Files.readAllBytes(large);
        PreparedImage prepared = prepare(preparer, file);
        for (int i = 0; i < WARM_UP; i++) {
            prepare(preparer, file);
        }
        Map<String, List<String>> tools = tools(name, side);
        Map<String, List<String>> starts = tools(name, SMALL);
        Map<String, double[]> millis = new LinkedHashMap<>();
        double[] ours = new double[rounds];
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            long start = thread.getCurrentThreadCpuTime();
            Base64.getEncoder().encode(prepare(preparer, file).png());
            ours[i] = (thread.getCurrentThreadCpuTime() - start) / 1e6;
            allocated = Math.min(allocated, thread.getCurrentThreadAllocatedBytes() - before);
            for (Map.Entry<String, List<String>> tool : tools.entrySet()) {
                double[] of = millis.computeIfAbsent(tool.getKey(), fresh -> new double[rounds]);
                of[i] = cpuMillis(tool.getValue(), large) - cpuMillis(starts.get(tool.getKey()), small);
            }
        }
        // What is allocated at all is more than what lives at once: an upper bound. The base64 text is not the image's.
        double times = (allocated - prepared.png().length * 4 / 3.0) / (2500.0 * 3000 * DECODED_BYTES);
        System.out.printf(
                "%-22s %5d %10.1f %10s %10s %10s %9d %11.2f%n",
                name, side, median(ours), told(millis, "vips"), told(millis, "Pillow"), told(millis, "dcmtk"),
                prepared.png().length >> 10, times);
    }

    private static PreparedImage prepare(ImagePreparer preparer, byte[] file) {
        return (PreparedImage) preparer.prepare(file, Geometry.CROP);
    }

    private Map<String, List<String>> tools(String name, int side) {
        String out = folder.resolve("out.png").toString();
        Map<String, List<String>> tools = new LinkedHashMap<>();
        if (name.startsWith("DICOM")) {
            String reader = name.endsWith("JPEG-LS") ? "dcml2pnm" : "dcmj2pnm";
            if (!name.endsWith("JPEG 2000")) {
                tools.put("dcmtk", List.of(reader, "--write-png", "+Wi", "1", "+Syv", "" + side, "FILE", out));
            }
        } else {
            tools.put("vips", List.of(
                    "vipsthumbnail", "FILE", "-s", "" + side, "-o", out + "[compression=1,bitdepth=8]"));
            tools.put("Pillow", List.of("/usr/bin/python3", "-c", PILLOW, "FILE", "" + side, out));
        }
        return tools;
    }

    /** User and system time of one run, from the shell's own clock. */
    private static double cpuMillis(List<String> command, Path file) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\" 2>&1", "bash"));
        command.forEach(word -> timed.add(word.equals("FILE") ? file.toString() : word));
        ProcessBuilder builder = new ProcessBuilder(timed);
        builder.environment().put("VIPS_CONCURRENCY", "1");
        Process process = builder.redirectErrorStream(true).start();
        String[] lines = new String(process.getInputStream().readAllBytes()).strip().split("\n");
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command.get(0) + " failed: " + String.join(" ", lines));
        }
        String[] seconds = lines[lines.length - 1].split(" ");
        return 1000 * (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]));
    }

    private static String told(Map<String, double[]> millis, String tool) {
        double[] of = millis.get(tool);
        return of == null ? "-" : "%.1f".formatted(median(of));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
