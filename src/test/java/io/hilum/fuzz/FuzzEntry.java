package io.hilum.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Jazzer calls, by these names. An input's first byte chooses its target, by the targets' order. */
public final class FuzzEntry {
    private static final FuzzTarget[] TARGETS = FuzzTarget.values();
    private static final Map<FuzzTarget, Fuzzed> CHOSEN = new EnumMap<>(FuzzTarget.class);

    private FuzzEntry() {}

    /** The targets of these names, separated by commas; all if there are none. */
    static List<FuzzTarget> chosen(String names) {
        return names.isEmpty()
                ? List.of(TARGETS)
                : Stream.of(names.split(",")).map(FuzzTarget::valueOf).toList();
    }

    /** The input that gives such bytes to that target. */
    static byte[] input(FuzzTarget target, byte[] bytes) {
        byte[] input = new byte[bytes.length + 1];
        input[0] = (byte) target.ordinal();
        System.arraycopy(bytes, 0, input, 1, bytes.length);
        return input;
    }

    /** Called once; feeds all seeds, so that no input's time is that of loading classes. */
    public static void fuzzerInitialize(String[] arguments) throws Exception {
        for (FuzzTarget target : chosen(arguments.length == 0 ? "" : arguments[0])) {
            Fuzzed fuzzed = target.open();
            CHOSEN.put(target, fuzzed);
            for (byte[] seed : fuzzed.seeds().values()) {
                feed(target, seed);
            }
        }
    }

    /** Called for each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length > 0) {
            FuzzTarget target = TARGETS[Math.floorMod(input[0], TARGETS.length)];
            if (CHOSEN.containsKey(target)) {
                feed(target, Arrays.copyOfRange(input, 1, input.length));
            }
        }
    }

    private static void feed(FuzzTarget target, byte[] bytes) throws Exception {
        try {
            CHOSEN.get(target).feed(bytes);
        } catch (Exception | Error broken) {
            keep(target, bytes);
            throw broken;
        }
    }

    /** As {@link FuzzedTest} takes it, to be moved there. */
    private static void keep(FuzzTarget target, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(Fuzzing.FOUND.resolve(target.folder()));
        Files.write(folder.resolve(Integer.toHexString(Arrays.hashCode(bytes))), bytes);
    }
}
