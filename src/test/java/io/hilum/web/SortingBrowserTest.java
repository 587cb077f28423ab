package io.hilum.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.hilum.browser.BrowserTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which of several images goes where. An image is written as its study, its date and its view ({@code f}, {@code l} or
 * none), such as {@code b/2026/f}; {@code png} has no tags.
 */
@QuarkusTest
@BrowserTest
@BrowserTest.Expects("favicon.ico")
class SortingBrowserTest {
    @TestHTTPResource("/")
    URI start;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // given | lies there already | where each goes
                "a/2024/f b/2026/l b/2026/f | | prior lateral frontal",
                "b/2026/f a/2024/f c/2025/f | | frontal - prior",
                "a/2024/l b/2026/f | | - frontal",
                "a/2024/f b/2026/l | | prior lateral",
                "b/2026/f b/2026/f | | frontal -",
                "b//f b//l | | frontal lateral",
                "b//f c//f | | frontal -",
                "//f //l | | frontal lateral",
                "b/2026/ b/2026/ b/2026/ | | frontal lateral -",
                "a/2024/ b/2026/f | | prior frontal",
                "png png png png | | frontal lateral prior -",
                "png b/2026/f | | lateral frontal",
                "b/2026/l a/2024/f | frontal=b/2026/f | lateral prior",
                "b/2026/f | frontal=a/2024/f | -",
                "b/2026/l | frontal=a/2024/f | -",
                "b/2026/f | lateral=b/2026/l | frontal",
                "a/2024/f | lateral=b/2026/l | prior",
                "a/2024/f | frontal=png | -",
                "b/2026/l a/2024/f | frontal=png | lateral prior",
            })
    void eachGoesWhereItsTagsSay(String given, String there, String expected, Page page) {
        page.navigate(start + "docs");

        Object places = page.evaluate("""
                async ([given, there]) => {
                  const { sort } = await import("/assets/js/upload/sorting.js");
                  const image = (words) => {
                    const [study, date, view] = words === "png" ? [] : words.split("/");
                    return { name: words, tagged: words !== "png", study: study || undefined, date: date || undefined,
                      view: { f: "frontal", l: "lateral" }[view] };
                  };
                  const images = given.split(" ").map(image);
                  const lies = new Map(there.split(" ").filter(Boolean).map((words) => words.split("="))
                    .map(([key, words]) => [key, image(words)]));
                  const { places, spare } = sort(images, lies);
                  if (places.size + spare.size !== images.length) {
                    throw new Error("each has a place or a reason for none");
                  }
                  return images.map((_, number) => places.get(number) ?? "-").join(" ");
                }""", new String[] {given, there == null ? "" : there});

        assertEquals(expected, places);
    }
}
