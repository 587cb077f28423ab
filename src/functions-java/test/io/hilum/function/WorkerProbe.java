package io.hilum.function;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * A stand-in for the Java worker, in a process of its own: has the function's instance from the injector that the package
 * itself brings, as the worker has, and calls it. Arguments: a file with the body, its content type, the path, the
 * Authorization. Writes the status, the content type and the body on standard output.
 */
final class WorkerProbe {
    static final String MARK = "probe: ";

    private WorkerProbe() {}

    public static void main(String[] arguments) throws Exception {
        FunctionInstanceInjector injector =
                ServiceLoader.load(FunctionInstanceInjector.class).findFirst().orElseThrow();
        WorkerFunction function = injector.getInstance(WorkerFunction.class);
        Map<String, String> headers = new TreeMap<>(Map.of("host", "hilum.example.org", "content-type", arguments[1]));
        if (arguments.length > 3) {
            headers.put("authorization", arguments[3]);
        }
        HttpResponseMessage answer = function.api(
                new Request(URI.create("https://127.0.0.1" + arguments[2]), headers, Files.readAllBytes(Path.of(arguments[0]))));
        System.out.println(MARK + answer.getStatusCode() + ' ' + answer.getHeader("content-type"));
        System.out.println(MARK + new String((byte[]) answer.getBody(), java.nio.charset.StandardCharsets.UTF_8));
        System.exit(0);
    }

    private record Request(URI getUri, Map<String, String> getHeaders, byte[] bytes)
            implements HttpRequestMessage<Optional<byte[]>> {
        @Override
        public HttpMethod getHttpMethod() {
            return HttpMethod.POST;
        }

        @Override
        public Map<String, String> getQueryParameters() {
            return Map.of();
        }

        @Override
        public Optional<byte[]> getBody() {
            return Optional.of(bytes);
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
            return new Answer(status);
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
            return new Answer(status);
        }
    }

    /** As the worker's own: one value a header. */
    private static final class Answer implements HttpResponseMessage, HttpResponseMessage.Builder {
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private HttpStatusType status;
        private Object body = new byte[0];

        Answer(HttpStatusType status) {
            this.status = status;
        }

        @Override
        public HttpResponseMessage.Builder status(HttpStatusType next) {
            status = next;
            return this;
        }

        @Override
        public HttpResponseMessage.Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        @Override
        public HttpResponseMessage.Builder body(Object next) {
            body = next;
            return this;
        }

        @Override
        public HttpResponseMessage build() {
            return this;
        }

        @Override
        public HttpStatusType getStatus() {
            return status;
        }

        @Override
        public String getHeader(String name) {
            return headers.get(name);
        }

        @Override
        public Object getBody() {
            return body;
        }
    }
}
