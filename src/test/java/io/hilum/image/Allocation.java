package io.hilum.image;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much this thread allocates: an upper bound of what it holds at once. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    static long of(Runnable work) {
        long id = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(id);
        work.run();
        return THREADS.getThreadAllocatedBytes(id) - before;
    }
}
