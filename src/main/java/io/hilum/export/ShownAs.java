package io.hilum.export;

import io.hilum.findings.Acquisition;
import io.hilum.findings.ImageFacts;
import io.hilum.overlay.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What an image's DICOM file says of it, by which window it was shown, and what was blackened, in words. */
final class ShownAs {
    private ShownAs() {}

    /** Such as {@code DX, PA, CHEST; 0.140 × 0.140 mm a pixel; window 1 (NORMAL); 2 parts blackened}, or the empty text. */
    static String words(ImageFacts image) {
        List<String> words = new ArrayList<>();
        Acquisition dicom = image.dicom();
        if (dicom != null) {
            String tags = String.join(
                    ", ",
                    Stream.of(dicom.modality(), dicom.viewPosition(), dicom.laterality(), dicom.bodyPart())
                            .filter(Objects::nonNull)
                            .toList());
            words.add(tags.isEmpty() ? "DICOM" : "DICOM " + tags);
            if (!dicom.pixelSpacing().isEmpty()) {
                words.add(String.format(
                        Locale.ROOT,
                        "%.3f × %.3f mm a pixel",
                        dicom.pixelSpacing().get(0),
                        dicom.pixelSpacing().get(1)));
            }
            words.add(window(dicom.window()));
        }
        int masks = image.masked().size();
        if (masks > 0) {
            words.add(
                    masks == 1 ? "1 part blackened before it was sent" : masks + " parts blackened before it was sent");
        }
        return String.join("; ", words);
    }

    /** Counted from 1, as the upload page counts them. */
    private static String window(Acquisition.Window window) {
        if (window.index() < 0) {
            return window.estimated() ? "contrast estimated" : "no window";
        }
        String explanation = PlainText.clean(window.explanation());
        return "window " + (window.index() + 1) + (explanation.isEmpty() ? "" : " (" + explanation + ")");
    }
}
