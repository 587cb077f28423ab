/** Who is asking and what they may: request ids, security headers, the guards at the door, the rate by user, the audit, the local mode's secret. */
@NullMarked
package io.hilum.access;

import org.jspecify.annotations.NullMarked;
