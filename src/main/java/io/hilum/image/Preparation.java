package io.hilum.image;

/** What becomes of an uploaded image: prepared to be sent, or refused with a reason. */
public sealed interface Preparation permits PreparedImage, ImageRefusal {}
