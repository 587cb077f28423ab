/** Feeds every reader of untrusted bytes with what nobody would send on purpose, and keeps what once broke one. */
@NullMarked
package io.hilum.fuzz;

import org.jspecify.annotations.NullMarked;
