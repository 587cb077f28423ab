package io.hilum.study;

/**
 * The four texts that go with a study's images. Each is empty when it was not given; surrounding white space is
 * stripped.
 *
 * @param indication why the study was made
 * @param technique which views were obtained, and how
 * @param comparison what it is compared with; the empty text is sent as {@code None}, as Microsoft's own clients do
 * @param priorReport the earlier study's report; the model uses it only together with the prior image
 */
public record ClinicalText(String indication, String technique, String comparison, String priorReport) {
    /** No text at all. */
    public static final ClinicalText NONE = new ClinicalText("", "", "", "");

    public ClinicalText {
        indication = indication.strip();
        technique = technique.strip();
        comparison = comparison.strip();
        priorReport = priorReport.strip();
    }

    /** Says the lengths only: clinical text never reaches a log. */
    @Override
    public String toString() {
        return "ClinicalText[%d, %d, %d, %d characters]"
                .formatted(indication.length(), technique.length(), comparison.length(), priorReport.length());
    }
}
