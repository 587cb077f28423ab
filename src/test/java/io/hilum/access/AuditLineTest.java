package io.hilum.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Nobody writes into the audit but the audit. */
class AuditLineTest {
    @Test
    void keysAndValuesStandOnOneLine() {
        assertEquals(
                "event=study who=https://login.example/realms/a|6f1e outcome=done",
                new AuditLine("study")
                        .with("who", "https://login.example/realms/a|6f1e")
                        .with("outcome", "done")
                        .toString());
    }

    @Test
    void aForgedLineIsOneValue() {
        assertEquals(
                "event=study who=x%0D%0Aevent%3Drefusal%20who%3Dalice%E2%80%AE",
                new AuditLine("study")
                        .with("who", "x\r\nevent=refusal who=alice\u202e")
                        .toString());
    }

    @Property
    void whateverAValueHoldsItIsOneWord(@ForAll String value) {
        String line = new AuditLine("study").with("who", value).toString();
        assertTrue(line.matches("event=study who=[A-Za-z0-9._~:/|%-]*"), line);
    }
}
