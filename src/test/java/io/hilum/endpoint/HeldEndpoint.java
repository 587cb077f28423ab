package io.hilum.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that answers when the test says so, each study with its own frontal image's text. */
public final class HeldEndpoint implements FaultyEndpoint.Behaviour {
    private final Semaphore answers = new Semaphore(0);
    private final BlockingQueue<List<String>> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();

    @Override
    public void answer(FaultyEndpoint.Request request, Socket socket, OutputStream out) throws Exception {
        List<String> names = names(request);
        mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
        arrived.add(names);
        answers.acquire();
        held.decrementAndGet();
        echo(names).answer(request, socket, out);
    }

    /** Answers so many of the requests that it holds, or will hold. */
    public void release(int requests) {
        answers.release(requests);
    }

    /** The studies of the next request that arrives. */
    public List<String> next() throws InterruptedException {
        List<String> next = arrived.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request came");
        }
        return next;
    }

    boolean nothingMoreWithin(long millis) throws InterruptedException {
        return arrived.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    int mostHeld() {
        return mostHeld.get();
    }

    /** The first cell of each row. */
    static List<String> names(FaultyEndpoint.Request request) throws IOException {
        List<String> names = new ArrayList<>();
        JsonNode data = new ObjectMapper().readTree(request.body()).at("/input_data/data");
        data.forEach(row -> names.add(row.get(0).asText()));
        return names;
    }

    /** An answer in the deployed shape, in which each study's only finding is its name. */
    static FaultyEndpoint.Behaviour echo(List<String> names) {
        List<String> studies = new ArrayList<>();
        names.forEach(name -> studies.add("{\"output\": \"[[\\\"" + name + "\\\", null]]\"}"));
        return FaultyEndpoint.answer(200, studies.toString());
    }
}
