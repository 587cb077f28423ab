package io.hilum.web;

/** Knows the {@link Frame} of the request that is being answered. */
public interface FrameSource {
    /** For the current request. */
    Frame frame();
}
