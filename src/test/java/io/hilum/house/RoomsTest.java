package io.hilum.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code to the room table of {@code docs/architecture.md}, and to what that page says besides. */
class RoomsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hilum");

    private static final List<Room> ROOMS = Room.all();

    private static final String[] FRAMEWORK = {
        "io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "org.eclipse.microprofile.."
    };

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatTheTableSays() {
        return ROOMS.stream()
                .map(room -> dynamicTest(
                        room.name(),
                        () -> hold(noClasses()
                                .that()
                                .resideInAPackage(room.packages())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(ROOMS.stream()
                                        .filter(other -> !room.mayImport(other))
                                        .map(Room::packages)
                                        .toArray(String[]::new)))));
    }

    @Test
    void theTableNamesOnlyRoomsItHas() {
        Set<String> names = ROOMS.stream().map(Room::name).collect(Collectors.toSet());
        Set<String> imported =
                ROOMS.stream().flatMap(room -> room.mayImport().stream()).collect(Collectors.toSet());
        assertTrue(names.containsAll(imported), imported::toString);
        assertEquals(ROOMS.size(), names.size(), "a room stands in the table twice");
    }

    @Test
    void everyClassIsInARoom() {
        hold(classes().should().resideInAnyPackage(packagesOf(ROOMS)));
    }

    @Test
    void roomsHaveNoCycles() {
        hold(slices().matching("io.hilum.(*)..").should().beFreeOfCycles());
    }

    @Test
    void pureRoomsOnlyCompute() {
        List<Room> pure = ROOMS.stream().filter(Room::isPure).toList();
        hold(noClasses()
                .that()
                .resideInAnyPackage(packagesOf(pure))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORK)
                        .and(not(resideInAnyPackage("io.quarkus.qute..", "jakarta.inject..")))
                        .or(resideInAnyPackage("java.net.http..", "java.nio.file.."))
                        .or(equivalentTo(File.class))));
    }

    @Test
    void wordsAndTheUseCaseKnowNoJson() {
        hold(noClasses()
                .that()
                .resideInAnyPackage(
                        "io.hilum.problem..", "io.hilum.study..", "io.hilum.findings..", "io.hilum.reading..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "jakarta.json.."));
    }

    @Test
    void nothingUsesAwt() {
        hold(noClasses().should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.imageio.."));
    }

    @Test
    void dependenciesComeByConstructor() {
        hold(noFields().should().beAnnotatedWith(Inject.class));
    }

    @Test
    void namesSayWhatAThingIs() {
        hold(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Data|Info)"));
        hold(noClasses()
                .should()
                .resideInAnyPackage("..config..", "..model..", "..dto..", "..service..", "..util..", "..utils.."));
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = CODE.getPackage("io.hilum").getSubpackagesInTree().stream()
                .filter(room -> !room.getClasses().isEmpty())
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertEquals(List.of(), unmarked);
    }

    /** A rule over rooms that are not there yet holds. */
    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    private static String[] packagesOf(List<Room> rooms) {
        return rooms.stream().map(Room::packages).toArray(String[]::new);
    }
}
