/** What the serverless host calls: the warm-up. */
@NullMarked
package io.hilum.function;

import org.jspecify.annotations.NullMarked;
