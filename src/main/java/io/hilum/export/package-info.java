/** A report in every other form; pure. */
@NullMarked
package io.hilum.export;

import org.jspecify.annotations.NullMarked;
