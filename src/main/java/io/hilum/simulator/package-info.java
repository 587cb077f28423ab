/** A stand-in for the scoring endpoint: it measures the picture that it got, and says no more than it measured. */
@NullMarked
package io.hilum.simulator;

import org.jspecify.annotations.NullMarked;
