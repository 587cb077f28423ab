package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.DicomFixtures;
import io.hilum.image.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged program makes of every image format the very picture that the same code makes of it in this JVM, where the
 * tests of the image room have compared it with other decoders.
 */
@ExtendWith(TellsStory.class)
class FormatsIT {
    private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");
    private static final List<String> JPEGS = List.of(
            "cmyk-adobe-progressive",
            "colour-2x2",
            "colour-restart-3",
            "grey-100",
            "progressive-grey",
            "progressive-many-refinements",
            "rgb",
            "several-scans");

    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.local();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /** A file by its name in a test's report. */
    record Image(String name, byte[] file) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Image> images() {
        return Stream.of(
                        DicomFixtures.all().stream().map(dicom -> new Image(dicom.name(), dicom.file())),
                        JPEGS.stream().map(name -> resource("/image/" + name + ".jpg")),
                        Stream.of("frontal", "lateral", "prior").map(name -> resource("/sample/" + name + ".png")))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("images")
    void theSamePictureComesOut(Image image) throws Exception {
        HttpResponse<String> answer =
                answer(report(program, form(Map.of("frontal", image.file()))).header("Accept", "image/svg+xml"));

        assertEquals(200, answer.statusCode(), answer::body);
        Matcher picture = PICTURE.matcher(answer.body());
        assertTrue(picture.find(), "the picture is in it");
        int[][] shown = Prepared.rows(Prepared.read(Base64.getDecoder().decode(picture.group(1))), 0);
        int[][] wanted = Prepared.grey(image.file());
        assertEquals(wanted.length, shown.length);
        for (int y = 0; y < wanted.length; y++) {
            assertArrayEquals(wanted[y], shown[y], "row " + y);
        }
    }

    private static Image resource(String path) {
        try (InputStream in = FormatsIT.class.getResourceAsStream(path)) {
            return new Image(path, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
