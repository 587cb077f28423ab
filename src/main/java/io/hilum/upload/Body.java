package io.hilum.upload;

import org.jspecify.annotations.Nullable;

/** Counts a request's body against its own bound and the process's budget. Lives on the request's event loop. */
final class Body {
    private final long maxBytes;
    private final UploadBudget.Share share;
    private long announced;
    private long arrived;

    Body(long maxBytes, UploadBudget.Share share) {
        this.maxBytes = maxBytes;
        this.share = share;
    }

    /** @throws UploadRefused when the announced length is past the bound or the budget */
    void announced(@Nullable String contentLength) {
        if (contentLength != null) {
            announced = Long.parseLong(contentLength);
            bound(announced);
            share.take(announced);
        }
    }

    /** @throws UploadRefused when what has arrived is past the bound or the budget */
    void arrived(long more) {
        arrived += more;
        bound(arrived);
        if (announced == 0) {
            share.take(more);
        }
    }

    private void bound(long bytes) {
        if (bytes > maxBytes) {
            throw UploadRefused.tooLarge("The upload is larger than " + maxBytes / 1_048_576
                    + " MB, all images together. Send smaller images: more than 2048 pixels a side add nothing.");
        }
    }
}
