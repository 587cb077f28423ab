package io.hilum.web;

/** Knows the {@link Frame} of the request that is being answered. */
public interface FrameSource {
    /** For the current request. */
    Frame frame();

    /** For a request of that user's, or of nobody's where the name is the empty text. */
    Frame frame(String user);
}
