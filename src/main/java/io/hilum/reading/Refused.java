package io.hilum.reading;

import io.hilum.problem.Problem;

/** The study was not read. */
public record Refused(Problem problem) implements Outcome {}
