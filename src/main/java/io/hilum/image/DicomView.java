package io.hilum.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a radiograph was taken and lies, in DICOM's code words; null where the file has none or something else.
 *
 * @param position View Position, such as {@code PA}, {@code AP} or {@code LL} (PS3.3, section C.8.7.1.1.1)
 * @param code the view's code value, such as SNOMED's {@code R-10214} or {@code 399348003} (PS3.16, context group 4010)
 * @param laterality side of the body, of the image or else of the series: {@code L}, {@code R}, {@code B}, {@code U}
 * @param orientation where the image's rows and columns point: two words such as {@code L} and {@code F}, or none
 */
public record DicomView(
        @Nullable String position,
        @Nullable String code,
        @Nullable String laterality,
        List<String> orientation) {
    /** Copies. */
    public DicomView {
        orientation = List.copyOf(orientation);
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "DicomView[]";
    }
}
