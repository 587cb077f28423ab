package io.hilum.endpoint;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How well the line in front of the endpoint does: what sending studies together brings, how long a single study waits
 * beside a flood, and what ten times too much does. See README.md. Arguments: the packaged program's jar, and which of
 * {@code coalescing fairness saturation} (all where none is named).
 */
final class LineBench {
    /** Single studies that do not count: the first ones wait for classes to be loaded. */
    private static final int WARM_UP = 5;

    private LineBench() {}

    public static void main(String[] args) throws Exception {
        String which = args.length > 1 ? args[1] : "coalescing fairness saturation";
        if (which.contains("coalescing")) {
            coalescing(args[0]);
        }
        if (which.contains("fairness")) {
            fairness(1);
            fairness(8);
        }
        if (which.contains("saturation")) {
            saturation(args[0], Integer.getInteger("seconds", 60));
        }
        System.exit(0); // the HTTP client's threads outlive it
    }

    private static void coalescing(String jar) throws Exception {
        try (Gpu gpu = new Gpu();
                Gateway together = new Gateway(jar, gpu.uri(), "-Dhilum.endpoint.max-batch-studies=8");
                Gateway alone = new Gateway(jar, gpu.uri(), "-Dhilum.endpoint.max-batch-studies=1")) {
            together.rate(48, Duration.ofSeconds(4));
            alone.rate(48, Duration.ofSeconds(4));
            double[] ratios = new double[5];
            double[] eights = new double[ratios.length];
            double[] ones = new double[ratios.length];
            for (int i = 0; i < ratios.length; i++) {
                eights[i] = 60 * together.rate(48, Duration.ofSeconds(6));
                ones[i] = 60 * alone.rate(48, Duration.ofSeconds(6));
                ratios[i] = eights[i] / ones[i];
            }
            System.out.printf(
                    "coalescing: %.0f studies a minute together (the endpoint can %.0f), %.0f alone (%.0f), ratio %.2f%n",
                    median(eights), 60 * Gpu.capacity(8), median(ones), 60 * Gpu.capacity(1), median(ratios));
        }
    }

    /** A flooding user has a hundred studies waiting all the time; another sends one now and then. */
    private static void fairness(int batch) throws Exception {
        Map<String, String> settings = Map.of("hilum.endpoint.max-batch-studies", Integer.toString(batch));
        try (Gpu gpu = new Gpu();
                Line line = new Line(settings, gpu.uri())) {
            Queue<Line.Sent> flood = new ArrayDeque<>();
            Random moments = new Random(1);
            double[] waits = new double[30];
            for (int i = -WARM_UP; i < waits.length; i++) {
                long until = System.nanoTime() + 300_000_000 + moments.nextInt(200_000_000);
                while (System.nanoTime() < until) {
                    while (line.dispatcher.waiting() < 100) {
                        flood.add(line.submit("flooding", Line.row("flood")));
                    }
                    flood.removeIf(sent -> sent.outcome.isDone());
                    Thread.sleep(5);
                }
                long began = System.nanoTime();
                RowOutcome outcome = line.submit("another", Line.row("single")).get();
                double took = (System.nanoTime() - began) / 1e6;
                if (!(outcome instanceof RowOutcome.Answered)) {
                    throw new IllegalStateException("the single study got no answer: " + outcome);
                }
                if (i >= 0) {
                    waits[i] = took / Gpu.millis(batch) - 1;
                }
            }
            Arrays.sort(waits);
            System.out.printf(
                    "fairness, requests of up to %d: beside 100 waiting studies a single one waits %.2f service times"
                            + " (median), %.2f at most%n",
                    batch, median(waits), waits[waits.length - 1]);
        }
    }

    private static void saturation(String jar, int seconds) throws Exception {
        try (Gpu gpu = new Gpu();
                Gateway gateway = new Gateway(jar, gpu.uri())) {
            gateway.rate(32, Duration.ofSeconds(8));
            double before = gateway.rate(32, Duration.ofSeconds(5));
            memory("before", gateway);
            double asked = 10 * Gpu.capacity(8);
            Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
            AtomicInteger open = new AtomicInteger();
            long began = System.nanoTime();
            long sent = 0;
            boolean middle = false;
            while (System.nanoTime() - began < seconds * 1_000_000_000L) {
                double elapsed = (System.nanoTime() - began) / 1e9;
                for (; sent < elapsed * asked; sent++) {
                    open.incrementAndGet();
                    gateway.post().thenAccept(status -> {
                        open.decrementAndGet();
                        statuses.computeIfAbsent(status, one -> new AtomicInteger()).incrementAndGet();
                    });
                }
                if (!middle && elapsed > seconds / 2.0) {
                    middle = true;
                    memory("in its middle", gateway);
                }
                Thread.sleep(2);
            }
            memory("at its end", gateway);
            System.out.printf(
                    "saturation: %d sent in %d s, %.1f times what the endpoint can; under way at the end %d%n",
                    sent, seconds, sent / (double) seconds / Gpu.capacity(8), open.get());
            recovery(gateway, before);
            System.out.println("saturation: statuses " + new TreeMap<>(statuses) + ", 429 of the endpoint " + gpu.refused());
            memory("afterwards", gateway);
        }
    }

    private static void recovery(Gateway gateway, double before) throws Exception {
        StringBuilder rates = new StringBuilder();
        for (int second = 0; second < 8; second++) {
            rates.append(" %.2f".formatted(gateway.rate(32, Duration.ofSeconds(1)) / before));
        }
        long began = System.nanoTime();
        int status = gateway.post().join();
        System.out.printf(
                "saturation: second by second afterwards, of the %.0f studies a second before:%s; then one alone: %d in %d ms%n",
                before, rates, status, (System.nanoTime() - began) / 1_000_000);
    }

    private static void memory(String when, Gateway gateway) throws Exception {
        System.out.printf(
                "saturation, %s: heap after collection %.0f MB, resident %.0f MB%n",
                when, gateway.heapMegabytes(), gateway.residentMegabytes());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
