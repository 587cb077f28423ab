package io.hilum.image;

/**
 * Why an image can't be sent.
 *
 * @param reason what kind, which decides the problem's type and status
 * @param detail what is wrong and what to do about it, in words for a researcher; nothing from the file itself
 */
public record ImageRefusal(Reason reason, String detail) implements Preparation, Look {
    /** The kinds of refusals. */
    public enum Reason {
        /** The bytes are no image of a format that is read here (415). */
        UNSUPPORTED,
        /** The bytes are damaged, cut short, contradict themselves, hold several frames, or no radiograph (422). */
        UNREADABLE,
        /** The image has no window of the number that was asked for (400). */
        NO_SUCH_WINDOW,
        /** More pixels than allowed; found in the header (422). */
        TOO_MANY_PIXELS,
        /** All pixels have one value, so there is nothing to read (422). */
        BLANK
    }
}
