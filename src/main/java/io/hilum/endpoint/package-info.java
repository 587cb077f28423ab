/** The scoring endpoint: wire form, credentials, admission, deadlines, faults. */
@NullMarked
package io.hilum.endpoint;

import org.jspecify.annotations.NullMarked;
