/** Boxes to SVG; pure. */
@NullMarked
package io.hilum.overlay;

import org.jspecify.annotations.NullMarked;
