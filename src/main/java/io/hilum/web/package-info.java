/** Qute pages. */
@NullMarked
package io.hilum.web;

import org.jspecify.annotations.NullMarked;
