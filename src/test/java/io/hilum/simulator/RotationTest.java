package io.hilum.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
    @ParameterizedTest
    @CsvSource({
        "0.0049, no rotation",
        "0.0051, little rotation",
        "0.0302, little rotation",
        "0.0349, little rotation",
        "0.0351, rotation or asymmetry",
        "-0.0302, little rotation",
    })
    void theVerdictFitsTheNumberThatIsSaid(double offCentre, String verdict) {
        String sentence = new Rotation(offCentre).sentence();

        assertTrue(sentence.startsWith(verdict + " measured"), sentence);
    }
}
