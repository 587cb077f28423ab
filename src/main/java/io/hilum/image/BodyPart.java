package io.hilum.image;

import java.util.Set;

/**
 * What Body Part Examined tells. Only words that mean something else for certain count: rooms write into it what they
 * like, and of {@code RIBS}, {@code TRUNK} or {@code BABYGRAM} a chest is part. Source: PS3.16, annex L.
 */
final class BodyPart {
    private static final Set<String> NOT_A_CHEST = Set.of(
            "ABDOMEN",
            "ABDOMENPELVIS",
            "ANKLE",
            "ARM",
            "BREAST",
            "CALCANEUS",
            "CLAVICLE",
            "COCCYX",
            "CSPINE",
            "CERVICALSPINE",
            "ELBOW",
            "EXTREMITY",
            "FACE",
            "FEMUR",
            "FINGER",
            "FOOT",
            "FOREARM",
            "HAND",
            "HEAD",
            "HIP",
            "HUMERUS",
            "JAW",
            "KNEE",
            "LEG",
            "LSPINE",
            "LUMBARSPINE",
            "MAXILLA",
            "MANDIBLE",
            "NECK",
            "ORBIT",
            "PATELLA",
            "PELVIS",
            "SACRUM",
            "SCAPULA",
            "SHOULDER",
            "SKULL",
            "SSPINE",
            "TEETH",
            "THUMB",
            "TOE",
            "TSPINE",
            "WRIST",
            "ZYGOMA");

    private BodyPart() {}

    /** Whether it is certainly not the chest. */
    static boolean isAnother(String bodyPart) {
        return NOT_A_CHEST.contains(bodyPart.replaceAll("[ _.-]", ""));
    }
}
