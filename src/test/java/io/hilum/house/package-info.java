/** Tests of the house itself: its rooms, its names, the types of its front end. */
@NullMarked
package io.hilum.house;

import org.jspecify.annotations.NullMarked;
