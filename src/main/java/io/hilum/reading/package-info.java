/** The one use case: a study in, an outcome out. */
@NullMarked
package io.hilum.reading;

import org.jspecify.annotations.NullMarked;
