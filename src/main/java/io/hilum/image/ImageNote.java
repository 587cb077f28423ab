package io.hilum.image;

/** What the reader of a report should know of how an image was prepared. */
public enum ImageNote {
    /** The square that the model sees has a side below {@link ImageLimits#LOW_RESOLUTION_SIDE}: its own is larger. */
    LOW_RESOLUTION,
    /** More than 8 bits a sample without a window to show them by: the range was estimated. */
    CONTRAST_ESTIMATED
}
