/** Decodes, windows, resizes, rewrites; remembers how original pixels map to sent ones. */
@NullMarked
package io.hilum.image;

import org.jspecify.annotations.NullMarked;
