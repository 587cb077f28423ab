package io.hilum.image;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From where the rays came, as far as it matters for which place in a study an image has. */
public enum Projection {
    /** From behind or in front. */
    FRONTAL(
            Set.of("PA", "AP"),
            Set.of("399033003", "R-10202", "399348003", "R-10206", "272479007", "R-40888", "R-10214"),
            "a frontal view"),
    /** From one side. */
    LATERAL(
            Set.of("LL", "RL", "LAT", "LATERAL"),
            Set.of(
                    "399067008",
                    "R-102CD",
                    "399198007",
                    "R-10232",
                    "399173006",
                    "R-10236",
                    "399260004",
                    "R-10224",
                    "399352003",
                    "R-10228"),
            "a lateral view"),
    /** In between. */
    OBLIQUE(
            Set.of("LAO", "RAO", "LPO", "RPO", "LLO", "RLO"),
            Set.of(
                    "399160007",
                    "R-10204",
                    "399312000",
                    "R-10208",
                    "399038007",
                    "R-10210",
                    "399006002",
                    "R-10212",
                    "399059000",
                    "R-10216",
                    "399356000",
                    "R-40985",
                    "399135007",
                    "R-10220",
                    "260427002",
                    "R-40783",
                    "399236003",
                    "R-10234",
                    "399184004",
                    "R-10238",
                    "399182000",
                    "R-102C1"),
            "an oblique view");

    /** Of View Position. A decubitus image may be of either kind, so it isn't among them. PS3.3, section C.8.7.1.1.1. */
    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> positions;

    /** In SNOMED's two forms; R-10214 is what earlier editions had for PA. PS3.16, context group 4010. */
    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> codes;

    private final String called;

    Projection(Set<String> positions, Set<String> codes, String called) {
        this.positions = positions;
        this.codes = codes;
        this.called = called;
    }

    /** In a sentence, such as {@code a lateral view}. */
    public String called() {
        return called;
    }

    /** What the tags say: View Position, else the view's code, else where rows and columns point; nothing if none does. */
    static Optional<Projection> of(DicomView view) {
        for (Projection projection : values()) {
            if (view.position() != null && projection.positions.contains(view.position())) {
                return Optional.of(projection);
            }
        }
        for (Projection projection : values()) {
            if (view.code() != null && projection.codes.contains(view.code())) {
                return Optional.of(projection);
            }
        }
        return ofOrientation(view.orientation());
    }

    /** By the plane that rows and columns span; a turned image lies in the same. PS3.3, section C.7.6.1.1.1. */
    private static Optional<Projection> ofOrientation(List<String> orientation) {
        StringBuilder axes = new StringBuilder();
        for (String word : orientation) {
            axes.append(
                    switch (word.charAt(0)) {
                        case 'L', 'R' -> 'x';
                        case 'A', 'P' -> 'y';
                        case 'H', 'F' -> 'z';
                        default -> '?';
                    });
        }
        return switch (axes.toString()) {
            case "xz", "zx" -> Optional.of(FRONTAL);
            case "yz", "zy" -> Optional.of(LATERAL);
            default -> Optional.empty();
        };
    }
}
