package io.hilum.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the room table in {@code docs/architecture.md}.
 *
 * @param name the package under {@code io.hilum}
 * @param isPure whether its sentence says so
 * @param mayImport the names of the rooms that it may import
 */
record Room(String name, boolean isPure, Set<String> mayImport) {
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.+) \\| (.+) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** The table's rows, in its order. */
    static List<Room> all() {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.flatMap(line -> ROW.matcher(line).results())
                    .map(Room::of)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The room table can't be read", e);
        }
    }

    /** The room's package and those inside it, as ArchUnit writes them. */
    String packages() {
        return "io.hilum." + name + "..";
    }

    /** Whether it may import that room; itself it always may. */
    boolean mayImport(Room other) {
        return other.name.equals(name) || mayImport.contains(other.name);
    }

    private static Room of(MatchResult row) {
        Set<String> mayImport =
                NAME.matcher(row.group(3)).results().map(name -> name.group(1)).collect(Collectors.toUnmodifiableSet());
        return new Room(row.group(1), row.group(2).endsWith("; pure"), mayImport);
    }
}
