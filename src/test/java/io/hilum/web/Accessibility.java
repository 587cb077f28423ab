package io.hilum.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Checks a page by axe, to WCAG 2.2 AA. */
final class Accessibility {
    private Accessibility() {}

    /** In colours that have come to rest: between two themes, a button's contrast is that of neither. */
    @SuppressWarnings("unchecked")
    static void check(Page page) {
        page.evaluate(
                "Promise.allSettled(document.getAnimations().map(animation => animation.finished)).then(() => true)");
        page.evaluate(axe());
        Map<String, Object> result = (Map<String, Object>)
                page.evaluate(
                        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})");
        List<Map<String, Object>> violations = (List<Map<String, Object>>) result.get("violations");
        assertEquals(
                List.of(),
                violations.stream()
                        .map(violation -> violation.get("id") + ": " + violation.get("nodes"))
                        .toList());
    }

    private static String axe() {
        try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
