package io.hilum.web;

import io.hilum.reading.Outcome;

/**
 * What became of a form that was sent.
 *
 * @param typed what was typed, as far as the form could be read
 * @param outcome the study's reading, or why there is none
 * @param requestId as in the log
 */
public record FormAnswer(Typed typed, Outcome outcome, String requestId) {}
