/** The packaged program, started in a process of its own as a user starts it. */
@NullMarked
package io.hilum.packaged;

import org.jspecify.annotations.NullMarked;
