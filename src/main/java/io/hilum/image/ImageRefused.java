package io.hilum.image;

import io.hilum.image.ImageRefusal.Reason;

/**
 * Carries a refusal out of the depths of a decoder. It never leaves this package: {@link ImagePreparer} answers with the
 * {@link #refusal()} as a value. No stack trace, as it is expected and may come often.
 */
final class ImageRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ImageRefusal refusal;

    private ImageRefused(Reason reason, String detail) {
        super(detail, null, false, false);
        this.refusal = new ImageRefusal(reason, detail);
    }

    static ImageRefused unsupported(String detail) {
        return new ImageRefused(Reason.UNSUPPORTED, detail);
    }

    static ImageRefused unreadable(String detail) {
        return new ImageRefused(Reason.UNREADABLE, detail);
    }

    static ImageRefused tooManyPixels(int width, int height, long maxPixels) {
        return new ImageRefused(
                Reason.TOO_MANY_PIXELS,
                "The image has %d x %d pixels, more than the %d that are accepted. Send a smaller copy."
                        .formatted(width, height, maxPixels));
    }

    /** @param windows how many there are */
    static ImageRefused noSuchWindow(int windows) {
        return new ImageRefused(
                Reason.NO_SUCH_WINDOW,
                windows < 2
                        ? "It offers no choice of windows: leave the window out, or send 0."
                        : "It offers the windows 0 to %d, and not this one.".formatted(windows - 1));
    }

    static ImageRefused blank() {
        return new ImageRefused(
                Reason.BLANK, "All pixels of the image have one value, so there is nothing to read. Check the export.");
    }

    ImageRefusal refusal() {
        return refusal;
    }
}
