/** The words of a refusal: what kind of problem, what to do next, which part of the request is to blame. */
@NullMarked
package io.hilum.problem;

import org.jspecify.annotations.NullMarked;
