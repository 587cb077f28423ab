package io.hilum.image;

/** How the elements of a data set are written. Source: PS3.5, section 7.1 and annex A. */
enum DicomEncoding {
    /** A.1: a tag and a length of 32 bits. */
    IMPLICIT_LITTLE,
    /** A.2: a tag, two letters for the kind of value, and a length of 16 or 32 bits. */
    EXPLICIT_LITTLE,
    /** A.3: the same, high bytes first. */
    EXPLICIT_BIG
}
