package io.hilum.image;

import java.util.Map;
import java.util.Set;

/**
 * Which DICOM objects may be a chest X-ray: radiographs and secondary captures of one frame. Others are refused by name.
 * Source: PS3.3, section C.7.3.1.1.1 (modalities); PS3.4, annex B.5 (SOP classes).
 */
final class DicomKind {
    private static final String SEND = " Send the chest X-ray itself: modality CR, DX, RG, RF, or a secondary capture.";

    /** DR is none of DICOM's, but some detectors and data sets have it. */
    private static final Set<String> MODALITIES = Set.of("CR", "DX", "DR", "RG", "RF", "OT", "SC");

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    /** CR; DX for presentation and for processing; secondary captures; RF. */
    private static final Set<String> SOP_CLASSES = Set.of("1", "1.1", "1.1.1", "7", "7.1", "7.2", "7.3", "7.4", "12.2");

    private static final Map<String, String> MODALITY_NAMES = Map.ofEntries(
            Map.entry("CT", "a CT image (CT)"),
            Map.entry("MR", "a magnetic resonance image (MR)"),
            Map.entry("US", "an ultrasound image (US)"),
            Map.entry("MG", "a mammogram (MG)"),
            Map.entry("NM", "a nuclear medicine image (NM)"),
            Map.entry("PT", "a positron emission image (PT)"),
            Map.entry("XA", "an angiogram (XA)"),
            Map.entry("PX", "a panoramic dental X-ray (PX)"),
            Map.entry("IO", "an intra-oral X-ray (IO)"),
            Map.entry("XC", "a photograph (XC)"),
            Map.entry("ES", "an endoscopy image (ES)"),
            Map.entry("SM", "a microscopy image (SM)"),
            Map.entry("SR", "a structured report (SR)"),
            Map.entry("PR", "a presentation state (PR)"),
            Map.entry("KO", "a key object selection (KO)"),
            Map.entry("DOC", "a document (DOC)"),
            Map.entry("SEG", "a segmentation (SEG)"),
            Map.entry("ECG", "an electrocardiogram (ECG)"));

    /** By how the UID goes on after {@link #STORAGE}. */
    private static final Map<String, String> SOP_CLASS_NAMES = Map.of(
            "104.1", "an encapsulated PDF document",
            "104.2", "an encapsulated CDA document",
            "11.", "a presentation state",
            "88.", "a structured report or key object selection",
            "66", "raw data, a registration or a segmentation");

    private DicomKind() {}

    static void check(DicomDataSet set) throws ImageRefused {
        String sopClass = set.text(DicomTag.SOP_CLASS);
        if (sopClass.startsWith(STORAGE)) {
            String part = sopClass.substring(STORAGE.length());
            for (Map.Entry<String, String> other : SOP_CLASS_NAMES.entrySet()) {
                if (part.startsWith(other.getKey())) {
                    throw refuse(other.getValue());
                }
            }
        }
        String modality = set.text(DicomTag.MODALITY);
        if (!modality.isEmpty() && !MODALITIES.contains(modality)) {
            throw refuse(MODALITY_NAMES.getOrDefault(modality, "of a modality that isn't a chest X-ray's"));
        }
        boolean known = sopClass.startsWith(STORAGE) && SOP_CLASSES.contains(sopClass.substring(STORAGE.length()));
        if (!known && (modality.isEmpty() || !sopClass.isEmpty())) {
            throw refuse("neither a radiograph nor a secondary capture by its SOP class");
        }
    }

    private static ImageRefused refuse(String what) {
        return ImageRefused.unreadable("The DICOM file is " + what + "." + SEND);
    }
}
