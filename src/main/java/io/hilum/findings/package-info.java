/** The words of an answer: finding, bounding box, report, provenance, sealed outcome. */
@NullMarked
package io.hilum.findings;

import org.jspecify.annotations.NullMarked;
