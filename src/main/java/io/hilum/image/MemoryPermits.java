package io.hilum.image;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Bytes of memory that may be in use at once, handed out in the order in which they were asked for. Waiting holds no
 * thread. Thread-safe.
 */
public final class MemoryPermits {
    private final long total;
    private final int maxWaiting;
    private final Deque<Permit> waiting = new ArrayDeque<>();
    private long free;

    /**
     * @param total bytes to hand out
     * @param maxWaiting how many may wait; one more is turned away at once
     */
    public MemoryPermits(long total, int maxWaiting) {
        this.total = total;
        this.maxWaiting = maxWaiting;
        this.free = total;
    }

    /** Nobody may wait any more: the queue is full. */
    public static final class NoRoom extends Exception {
        private static final long serialVersionUID = 1;

        NoRoom() {
            super("too many wait for memory", null, false, false);
        }
    }

    /**
     * A place in the queue, and then the bytes. Whoever asked for it releases it, whatever came of it: that gives back the
     * bytes, or the place.
     */
    public final class Permit {
        private final long bytes;
        private final CompletableFuture<Void> granted = new CompletableFuture<>();
        private boolean holds;
        private boolean released;

        private Permit(long bytes) {
            this.bytes = bytes;
        }

        /** Completes as soon as the bytes are free and everybody before has theirs; fails with {@link NoRoom}. */
        public Uni<Void> granted() {
            return Uni.createFrom().completionStage(granted);
        }

        /** Gives the bytes or the place back; doing so again does nothing. */
        public void release() {
            giveBack(this);
        }
    }

    /** The most that can ever be had at once. */
    public long total() {
        return total;
    }

    /** Bytes in use right now. */
    public synchronized long inUse() {
        return total - free;
    }

    /**
     * Asks for that many bytes.
     *
     * @throws IllegalArgumentException when it is more than {@link #total()}
     */
    public Permit ask(long bytes) {
        if (bytes > total) {
            throw new IllegalArgumentException("more than there is in all");
        }
        Permit permit = new Permit(bytes);
        boolean room;
        synchronized (this) {
            room = waiting.size() < maxWaiting;
            if (room) {
                waiting.add(permit);
            }
        }
        if (room) {
            handOut();
        } else {
            permit.granted.completeExceptionally(new NoRoom());
        }
        return permit;
    }

    private void giveBack(Permit permit) {
        synchronized (this) {
            if (permit.released) {
                return;
            }
            permit.released = true;
            if (permit.holds) {
                free += permit.bytes;
            } else {
                waiting.remove(permit);
            }
        }
        handOut();
    }

    /** Completes outside the lock: whoever gets a permit may run anything. */
    private void handOut() {
        List<Permit> served = new ArrayList<>();
        synchronized (this) {
            for (Permit next = waiting.peek(); next != null && next.bytes <= free; next = waiting.peek()) {
                free -= next.bytes;
                next.holds = true;
                served.add(next);
                waiting.remove();
            }
        }
        served.forEach(permit -> permit.granted.complete(null));
    }
}
