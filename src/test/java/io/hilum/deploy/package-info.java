/** What is under {@code deploy}: read with each format's own words, and held to what the program knows. */
@NullMarked
package io.hilum.deploy;

import org.jspecify.annotations.NullMarked;
