/** How long a connection may be kept waiting: slow and silent clients are let go, whoever they are. */
@NullMarked
package io.hilum.access.connection;

import org.jspecify.annotations.NullMarked;
