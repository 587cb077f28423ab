package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.study.ClinicalText;
import io.hilum.study.Geometry;
import io.hilum.study.Study;

/** What the upload of a study turned out to be. */
public sealed interface Upload {
    /** A study that is complete and within bounds; its images are not yet decoded. */
    record Received(Study study) implements Upload {}

    /**
     * No study.
     *
     * @param problem why not
     * @param typed the texts that came with it, so that a form can be shown again with them
     * @param geometry the one that was chosen
     */
    record Rejected(Problem problem, ClinicalText typed, Geometry geometry) implements Upload {}
}
