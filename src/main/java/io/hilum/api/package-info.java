/** REST, drop-in scoring, the one problem mapper. */
@NullMarked
package io.hilum.api;

import org.jspecify.annotations.NullMarked;
