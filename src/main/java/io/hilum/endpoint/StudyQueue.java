package io.hilum.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Studies that wait for the endpoint, one line a user, taken in turns: one person's fifty studies do not hold up another's
 * single one. Not thread-safe; the dispatcher's lock guards it.
 */
final class StudyQueue {
    /** In the order of turns: the first user is next. */
    private final Map<String, Deque<PendingStudy>> lines = new LinkedHashMap<>();

    private int size;

    int size() {
        return size;
    }

    void add(PendingStudy study) {
        line(study).addLast(study);
        size++;
    }

    /** Back in front of its user's line: it has waited before. */
    void addFirst(PendingStudy study) {
        line(study).addFirst(study);
        size++;
    }

    private Deque<PendingStudy> line(PendingStudy study) {
        return lines.computeIfAbsent(study.sender().user(), user -> new ArrayDeque<>());
    }

    boolean remove(PendingStudy study) {
        Deque<PendingStudy> line = lines.get(study.sender().user());
        if (line == null || !line.remove(study)) {
            return false;
        }
        size--;
        if (line.isEmpty()) {
            lines.remove(study.sender().user());
        }
        return true;
    }

    /** All that wait, and none does any more. */
    List<PendingStudy> removeAll() {
        List<PendingStudy> all = new ArrayList<>();
        lines.values().forEach(all::addAll);
        lines.clear();
        size = 0;
        return all;
    }

    /**
     * The next studies for one request: the first of the user whose turn it is, and in further turns those that have the
     * same columns, up to the bounds. Empty when nobody waits.
     */
    List<PendingStudy> next(int maxStudies, long maxBytes) {
        List<PendingStudy> taken = new ArrayList<>();
        long bytes = 0;
        String user = nextUser();
        for (PendingStudy study = take(user, null, Long.MAX_VALUE); study != null; ) {
            taken.add(study);
            bytes += study.row().bytes();
            study = taken.size() < maxStudies ? takeInTurn(study.row().columns(), maxBytes - bytes) : null;
        }
        return taken;
    }

    private @Nullable String nextUser() {
        return lines.isEmpty() ? null : lines.keySet().iterator().next();
    }

    private @Nullable PendingStudy takeInTurn(String columns, long maxBytes) {
        for (String user : List.copyOf(lines.keySet())) {
            PendingStudy study = take(user, columns, maxBytes);
            if (study != null) {
                return study;
            }
        }
        return null;
    }

    /** Takes a user's first study that fits, and puts the user behind all others. */
    private @Nullable PendingStudy take(@Nullable String user, @Nullable String columns, long maxBytes) {
        Deque<PendingStudy> line = user == null ? null : lines.get(user);
        if (line == null) {
            return null;
        }
        for (Iterator<PendingStudy> waiting = line.iterator(); waiting.hasNext(); ) {
            PendingStudy study = waiting.next();
            if (columns == null
                    || study.row().columns().equals(columns) && study.row().bytes() <= maxBytes) {
                waiting.remove();
                size--;
                lines.remove(user);
                if (!line.isEmpty()) {
                    lines.put(user, line);
                }
                return study;
            }
        }
        return null;
    }

    /**
     * How many requests it takes until that study is sent, its own included; for all that wait where it is null. Judges by
     * what waits now.
     */
    int requestsUntil(@Nullable PendingStudy study, int maxStudies, long maxBytes) {
        StudyQueue copy = new StudyQueue();
        lines.forEach((user, line) -> copy.lines.put(user, new ArrayDeque<>(line)));
        copy.size = size;
        int requests = 0;
        while (copy.size > 0) {
            requests++;
            if (copy.next(maxStudies, maxBytes).contains(study)) {
                break;
            }
        }
        return requests;
    }

    /** How many turns pass until the study has its own, from 1; nothing where it does not wait here. */
    OptionalInt place(PendingStudy study) {
        String user = study.sender().user();
        Deque<PendingStudy> own = lines.get(user);
        int ahead = own == null ? -1 : List.copyOf(own).indexOf(study);
        if (ahead < 0) {
            return OptionalInt.empty();
        }
        int place = 1;
        boolean earlier = true;
        for (Map.Entry<String, Deque<PendingStudy>> line : lines.entrySet()) {
            boolean mine = line.getKey().equals(user);
            place += mine ? ahead : Math.min(line.getValue().size(), ahead + (earlier ? 1 : 0));
            earlier &= !mine;
        }
        return OptionalInt.of(place);
    }
}
