package io.hilum.reading;

/** What becomes of a study: read, or refused. */
public sealed interface Outcome permits Reading, Refused {}
