package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpServer;
import io.hilum.api.Pictures;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where traces are switched on, they reach a collector. */
@ExtendWith(TellsStory.class)
class TracesIT {
    @Test
    void theSpanOfAStudyReachesTheCollector() throws Exception {
        BlockingQueue<String> exported = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            exported.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        Map<String, String> switchedOn = Map.of(
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort());
        try (Program program = Program.local(switchedOn)) {
            assertEquals(
                    200,
                    answer(report(program, form(Map.of("frontal", Pictures.png(256, 256)))))
                            .statusCode());

            String spans = exported.poll(30, TimeUnit.SECONDS);
            while (spans != null && !spans.contains("hilum.study")) {
                spans = exported.poll(30, TimeUnit.SECONDS);
            }
            assertNotNull(spans, "a span named hilum.study");
        } finally {
            collector.stop(0);
        }
    }
}
