package io.hilum.image;

/** What a look at an upload's header tells, before anything is decoded: its measures, or why it is refused. */
public sealed interface Look permits ImageHeader, ImageRefusal {}
