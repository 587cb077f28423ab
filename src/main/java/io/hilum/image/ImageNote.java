package io.hilum.image;

/** What the reader of a report should know of how an image was prepared. */
public enum ImageNote {
    /** Both sides are below {@link ImageLimits#LOW_RESOLUTION_SIDE}: the model's own square is larger. */
    LOW_RESOLUTION,
    /** More than 8 bits a sample without a window to show them by: the range was estimated. */
    CONTRAST_ESTIMATED
}
