package io.hilum.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample study that ships with the program. */
class SampleStudyTest {

    @ParameterizedTest
    @ValueSource(strings = {"frontal", "prior"})
    void bothLungFieldsAndAnOrdinaryHeartAreMeasured(String name) throws IOException {
        List<Measurement> found = ChestAnalysis.measure(read(name));
        assertEquals("Simulated: right lung field found.", found.get(0).text());
        assertTrue(found.get(1).text().startsWith("Simulated: left lung field found"), found.toString());
        assertTrue(
                found.get(2).text().matches("Simulated: cardiothoracic ratio 0\\.(4\\d|5[0-2])\\."), found.toString());
        assertTrue(found.get(found.size() - 1).text().contains("exposure within range"), found.toString());
    }

    @Test
    void theLateralShowsNoLungFields() throws IOException {
        assertEquals(
                "Simulated: no lung fields found in this picture.",
                ChestAnalysis.measure(read("lateral")).get(0).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"indication", "technique", "comparison", "priorReport"})
    void theTextsAreThere(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = SampleStudyTest.class.getResourceAsStream("/sample/study.properties")) {
            texts.load(in);
        }
        assertTrue(texts.getProperty(name).contains("phantom"), name);
    }

    private static Picture read(String name) throws IOException {
        try (InputStream in = SampleStudyTest.class.getResourceAsStream("/sample/" + name + ".png")) {
            byte[] file = assertNotNullBytes(in);
            assertTrue(file.length < 900_000, name + " has " + file.length + " bytes");
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            assertEquals(BufferedImage.TYPE_BYTE_GRAY, image.getType());
            int width = image.getWidth();
            int height = image.getHeight();
            return new Picture(width, height, (byte[]) image.getRaster().getDataElements(0, 0, width, height, null));
        }
    }

    private static byte[] assertNotNullBytes(InputStream in) throws IOException {
        assertNotNull(in);
        return in.readAllBytes();
    }
}
