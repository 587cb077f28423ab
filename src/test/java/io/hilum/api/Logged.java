package io.hilum.api;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged below a category while it listens, with parameters and stack traces. */
public final class Logged extends Handler {
    private final Logger category;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** @param category the category's name; the empty text is all of them */
    public Logged(String category) {
        this.category = Logger.getLogger(category);
    }

    /** Begins to listen. */
    public void listen() {
        category.addHandler(this);
    }

    /** What has been logged so far. */
    public List<String> lines() {
        return lines;
    }

    /** The lines that hold that text. */
    public List<String> with(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    /** Waits until there are so many: an answer may be read before its end has been noted. */
    public List<String> awaitLines(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (lines.size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        return lines;
    }

    @Override
    public void publish(LogRecord logged) {
        StringWriter line = new StringWriter().append(logged.getMessage());
        if (logged.getParameters() != null) {
            line.append(' ').append(Arrays.deepToString(logged.getParameters()));
        }
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(line));
        }
        lines.add(line.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        category.removeHandler(this);
    }
}
