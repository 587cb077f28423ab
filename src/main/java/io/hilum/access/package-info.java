/** Who is asking and what they may: request ids, security headers, the cross-site guard, the local mode's secret. */
@NullMarked
package io.hilum.access;

import org.jspecify.annotations.NullMarked;
