package io.hilum.packaged;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser reduced to what signing in needs: it keeps the program's cookies, and goes where it is sent. */
final class Visitor {
    private final Program program;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final StringBuilder set = new StringBuilder();

    Visitor(Program program) {
        this.program = program;
    }

    /** One that has the same cookies, as somebody has who has copied them. */
    Visitor copy() {
        Visitor copy = new Visitor(program);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Asks for that address once. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(program.address().resolve(path));
    }

    /** Asks for it, and follows redirects to the provider and back until there is an answer. */
    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        for (int i = 0; i < 10 && answer.statusCode() / 100 == 3; i++) {
            answer = get(location(answer));
        }
        return answer;
    }

    /** Where an answer sends; over http, as a proxy in front of the program would speak to it. */
    static URI location(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow().replace("https://", "http://"));
    }

    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        boolean here = address.getPort() == program.port();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).header("Accept", "text/html,*/*;q=0.8");
        if (here && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = Requests.CLIENT.send(request.build(), BodyHandlers.ofString());
        if (here) {
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
        }
        return answer;
    }

    private void keep(String header) {
        set.append(header).append('\n');
        HttpCookie cookie = HttpCookie.parse(header).get(0);
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** All that was set, a line for each {@code Set-Cookie}. */
    String setCookies() {
        return set.toString();
    }
}
