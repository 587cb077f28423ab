package io.hilum.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes {@link DicomFacts} out of a data set. What isn't a code word is dropped: it might be somebody's name. */
final class FactsReader {
    /** PS3.5, section 6.2: code string; also short strings that are codes. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9 _.-]{0,15}");

    private static final Pattern DATE = Pattern.compile("\\d{8}");
    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");
    private static final int MOST_EXPLANATION = 64;
    private static final int KEY_BYTES = 16;

    private final DicomDataSet set;

    FactsReader(DicomDataSet set) {
        this.set = set;
    }

    DicomFacts read(List<VoiWindow> windows, int windowUsed) throws ImageRefused {
        List<DicomFacts.Window> offered = new ArrayList<>();
        for (VoiWindow window : windows) {
            String explanation = window.explanation();
            offered.add(new DicomFacts.Window(
                    offered.size(), explanation.substring(0, Math.min(MOST_EXPLANATION, explanation.length()))));
        }
        return new DicomFacts(
                code(DicomTag.MODALITY),
                code(DicomTag.BODY_PART),
                view(),
                date(),
                studyKey(),
                code(DicomTag.BURNED_IN_ANNOTATION),
                offered,
                windowUsed,
                PixelAspect.spacing(set));
    }

    private DicomView view() {
        List<DicomDataSet> codes = set.items(DicomTag.VIEW_CODE);
        String ofImage = code(DicomTag.IMAGE_LATERALITY);
        List<String> orientation = set.texts(DicomTag.PATIENT_ORIENTATION);
        boolean sound = orientation.size() == 2
                && orientation.stream().allMatch(word -> CODE.matcher(word).matches());
        return new DicomView(
                code(DicomTag.VIEW_POSITION),
                codes.isEmpty() ? null : code(codes.get(0), DicomTag.CODE_VALUE),
                ofImage == null ? code(DicomTag.LATERALITY) : ofImage,
                sound ? orientation : List.of());
    }

    private @Nullable LocalDate date() {
        LocalDate study = date(DicomTag.STUDY_DATE);
        return study == null ? date(DicomTag.ACQUISITION_DATE) : study;
    }

    private @Nullable LocalDate date(int tag) {
        String text = set.text(tag);
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        int number = Integer.parseInt(text);
        try {
            return LocalDate.of(number / 10000, number / 100 % 100, number % 100);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private @Nullable String studyKey() {
        String uid = set.text(DicomTag.STUDY_INSTANCE);
        if (!UID.matcher(uid).matches()) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(uid.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private @Nullable String code(int tag) {
        return code(set, tag);
    }

    private static @Nullable String code(DicomDataSet set, int tag) {
        String text = set.text(tag);
        return CODE.matcher(text).matches() ? text : null;
    }
}
