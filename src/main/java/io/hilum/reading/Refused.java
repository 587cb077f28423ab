package io.hilum.reading;

import io.hilum.problem.Problem;

/** The study was not read, or the image not looked at. */
public record Refused(Problem problem) implements Outcome, PreviewOutcome {}
