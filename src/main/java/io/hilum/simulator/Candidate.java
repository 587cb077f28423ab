package io.hilum.simulator;

/**
 * A region that may be a lung field.
 *
 * @param region where
 * @param score how much its shape looks like one, 0..1
 * @param centreX the mean column of its cells
 */
record Candidate(Region region, double score, double centreX) {}
