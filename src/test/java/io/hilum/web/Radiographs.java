package io.hilum.web;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.hilum.image.DicomMaker;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** DICOM files as a person has them, and how they come onto a page. */
final class Radiographs {
    private static final int STUDY_DATE = 0x0008_0020;
    private static final int BODY_PART = 0x0018_0015;
    private static final int VIEW_POSITION = 0x0018_5101;
    private static final int STUDY_INSTANCE = 0x0020_000D;
    private static final int BURNED_IN_ANNOTATION = 0x0028_0301;

    private Radiographs() {}

    /** A chest image of that view (such as {@code PA}), of a study that a date names, such as 20260131. */
    static DicomMaker of(String view, String date) {
        return new DicomMaker(300, 400)
                .window("350", "700")
                .text(BODY_PART, "CS", "CHEST")
                .text(VIEW_POSITION, "CS", view)
                .text(STUDY_DATE, "DA", date)
                .text(STUDY_INSTANCE, "UI", "1.2.3." + date);
    }

    /** One that says that text is burnt into it. */
    static byte[] withBurntInText() {
        return of("PA", "20260131").text(BURNED_IN_ANNOTATION, "CS", "YES").make(Integer::sum);
    }

    /** A file to be picked. */
    static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "", bytes);
    }

    /** Drops files onto the page beside its slots. */
    static void drop(Page page, FilePayload... files) {
        List<Map<String, String>> given = List.of(files).stream()
                .map(file ->
                        Map.of("name", file.name, "base64", Base64.getEncoder().encodeToString(file.buffer)))
                .toList();
        JSHandle transfer = page.evaluateHandle("""
                files => {
                  const transfer = new DataTransfer();
                  for (const { name, base64 } of files) {
                    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
                  }
                  return transfer;
                }""", given);
        page.dispatchEvent("h1", "drop", Map.of("dataTransfer", transfer));
    }
}
