package io.hilum.packaged;

import io.hilum.packaged.Packaging.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How fast each packaging of the program starts, and what memory it takes. Arguments: {@code kind=program} for each, such
 * as {@code native=target/hilum-1.0.0-runner}; system properties {@code rounds} and {@code studies}. See README.md.
 */
final class StartBench {
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int STUDIES = Integer.getInteger("studies", 1000);

    /** As a user starts it: not with the tests' sparing of the compiler. */
    private static final String WHOLE_COMPILER = "-XX:TieredStopAtLevel=4";

    private final Map<String, Packaging> packagings = new LinkedHashMap<>();
    private final byte[] image = MemoryIT.noisyJpeg(3000, 3400);
    private final byte[] larger = MemoryIT.noisyJpeg(3350, 3790);

    private StartBench(String[] arguments) throws Exception {
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            Kind kind = Kind.valueOf(pair[0].toUpperCase(Locale.ROOT).replace('-', '_'));
            packagings.put(pair[0], new Packaging(kind, Path.of(pair[1]).toAbsolutePath()));
        }
    }

    public static void main(String[] arguments) throws Exception {
        StartBench bench = new StartBench(arguments);
        System.out.printf("image of %d bytes, %d rounds, one after the other in turns%n", bench.image.length, ROUNDS);
        bench.starts();
        bench.studies();
    }

    /** Start to first page, and start to first study; the first round warms this program up and does not count. */
    private void starts() throws Exception {
        Map<String, long[][]> measured = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, Packaging> each : packagings.entrySet()) {
                long[] page = firstPage(each.getValue());
                long study = firstStudy(each.getValue());
                if (round > 0) {
                    long[][] all = measured.computeIfAbsent(each.getKey(), kind -> new long[3][ROUNDS]);
                    all[0][round - 1] = page[0];
                    all[1][round - 1] = study;
                    all[2][round - 1] = page[1];
                }
            }
        }
        measured.forEach((kind, all) -> {
            for (long[] each : all) {
                Arrays.sort(each);
            }
            System.out.printf(
                    "%-8s first page %5d ms (least %d), first study %5d ms (least %d), idle %d MB, program %d MB%n",
                    kind,
                    all[0][ROUNDS / 2],
                    all[0][0],
                    all[1][ROUNDS / 2],
                    all[1][0],
                    all[2][ROUNDS / 2],
                    size(packagings.get(kind)) >> 20);
        });
    }

    /** Milliseconds from the process's start to the upload page in local mode; megabytes then. */
    private static long[] firstPage(Packaging packaging) throws Exception {
        long began = System.nanoTime();
        try (Program program = Program.local(packaging::command, WHOLE_COMPILER)) {
            HttpResponse<String> page = Requests.answer(
                    Requests.to(program, "/").header("Authorization", "Bearer " + program.secret()));
            long took = (System.nanoTime() - began) / 1_000_000;
            if (page.statusCode() != 200 || !page.body().contains("New study")) {
                throw new IllegalStateException("not the page: " + page.body());
            }
            return new long[] {took, program.residentBytes() >> 20};
        }
    }

    /** Milliseconds from the process's start in production to a study's report, the token checked by a provider's key. */
    private long firstStudy(Packaging packaging) throws Exception {
        BodyPublisher study = Requests.form(Map.of("frontal", image));
        try (Provider provider = Provider.start()) {
            String token = provider.operatorsToken();
            String[] options = Stream.concat(Stream.of(provider.asAtLoopback()), Stream.of(WHOLE_COMPILER))
                    .toArray(String[]::new);
            long began = System.nanoTime();
            try (Program program = Program.production(packaging::command, options)) {
                HttpResponse<String> report = Requests.answer(Requests.report(program, token, study));
                long took = (System.nanoTime() - began) / 1_000_000;
                if (report.statusCode() != 200) {
                    throw new IllegalStateException(report.body());
                }
                return took;
            }
        }
    }

    /** Resident memory while one larger study follows another, in a heap of 128 MB. */
    private void studies() throws Exception {
        BodyPublisher study = Requests.form(Map.of("frontal", larger));
        for (Map.Entry<String, Packaging> each : packagings.entrySet()) {
            try (Program program = Program.local(each.getValue()::command, WHOLE_COMPILER, "-Xmx128m")) {
                StringBuilder resident = new StringBuilder();
                long began = System.nanoTime();
                for (int i = 1; i <= STUDIES; i++) {
                    HttpResponse<String> report = Requests.answer(Requests.report(program, study));
                    if (report.statusCode() != 200) {
                        throw new IllegalStateException(report.body());
                    }
                    if (i == 1 || i % (STUDIES / 10) == 0) {
                        resident.append(' ').append(program.residentBytes() >> 20);
                    }
                }
                System.out.printf(
                        "%-8s %d studies of %d bytes, %d ms each, resident MB after 1 and every tenth part:%s, at most %d%n",
                        each.getKey(),
                        STUDIES,
                        larger.length,
                        (System.nanoTime() - began) / 1_000_000 / STUDIES,
                        resident,
                        program.peakResidentBytes() >> 20);
            }
        }
    }

    /** Bytes of all that must be shipped, without a JVM. */
    private static long size(Packaging packaging) {
        Path program = packaging.program();
        try (Stream<Path> files = Files.walk(packaging.kind() == Kind.NATIVE ? program : program.getParent())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
