/** Turns untrusted bytes and text into a valid study, or says why not. */
@NullMarked
package io.hilum.upload;

import org.jspecify.annotations.NullMarked;
