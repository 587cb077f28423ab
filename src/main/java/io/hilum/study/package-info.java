/** The words of a request: study, frontal, lateral, prior, indication, technique, comparison, prior report. */
@NullMarked
package io.hilum.study;

import org.jspecify.annotations.NullMarked;
