/** A real browser for tests: found, driven and watched. */
@NullMarked
package io.hilum.browser;

import org.jspecify.annotations.NullMarked;
