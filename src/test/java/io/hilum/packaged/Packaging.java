package io.hilum.packaged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A form that the build gives the program, and how it is started.
 *
 * @param program the {@code quarkus-run.jar}, or the native executable
 */
record Packaging(Kind kind, Path program) {
    /** The forms. */
    enum Kind {
        /** Jars, on any JVM from 17. */
        JAR,
        /** Jars laid out for the JVM's own class loader, with a cache of what a training run loaded: JVM 25. */
        AOT_JAR,
        /** An executable without a JVM. */
        NATIVE
    }

    /** The one under test: failsafe's {@code hilum.packaging} and {@code hilum.program}. An AOT cache is trained first. */
    static Packaging tested() {
        return Tested.PACKAGING;
    }

    /** Whether the one under test has an AOT cache. */
    static boolean isAot() {
        return tested().kind == Kind.AOT_JAR;
    }

    /** Whether the one under test is without a JVM, and so without a log of the classes that it loads. */
    static boolean isNative() {
        return tested().kind == Kind.NATIVE;
    }

    /** Loaded when it is asked for, so that a cache is trained once for all tests. */
    private static final class Tested {
        static final Packaging PACKAGING = found();

        private static Packaging found() {
            String kind = Objects.requireNonNull(System.getProperty("hilum.packaging"), "hilum.packaging");
            Packaging packaging = new Packaging(
                    Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
                    Path.of(Objects.requireNonNull(System.getProperty("hilum.program"), "hilum.program")));
            if (packaging.kind == Kind.AOT_JAR && !Files.exists(packaging.cache())) {
                Training.of(packaging.program);
            }
            return packaging;
        }
    }

    /** The AOT cache of a {@link Kind#AOT_JAR}: beside the jar, where Quarkus itself would put one. */
    Path cache() {
        return program.resolveSibling("app.aot");
    }

    /**
     * What to call.
     *
     * @param options system properties, and options of the JVM; of these a native executable takes only the heap's size
     */
    List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        if (kind == Kind.NATIVE) {
            command.add(program.toString());
            options.stream().filter(option -> !option.startsWith("-XX:")).forEach(command::add);
            return command;
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                kind == Kind.AOT_JAR
                        // Rather none than one without its cache.
                        ? List.of("-XX:AOTCache=" + cache(), "-XX:AOTMode=on")
                        // Most of them hardly live: spare the compiler.
                        : List.of("-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-jar", program.toString()));
        return command;
    }
}
