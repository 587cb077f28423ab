package io.hilum.function;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The host of Azure Functions, where this program runs below one: tells its own calls from the requests that it only
 * passes on. Both come over the same port, and an outside client may ask for any path and forge any header it likes; what
 * it can't do is keep the host and the platform's front end from adding theirs. Source: the host's code
 * (github.com/Azure/azure-functions-host), and docs/decisions/0027.
 */
@Singleton
class FunctionHost {
    /** The host names each of its own calls by this. */
    private static final String INVOCATION = "X-Azure-Functions-InvocationId";

    /**
     * What a request has that was passed on: the host's mark on what it proxies, which replaces any that a client sent;
     * the front end's mark on all that comes from outside; and what proxies commonly add.
     */
    private static final List<String> PASSED_ON =
            List.of("x-ms-invocation-id", "X-ARR-LOG-ID", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded");

    private final boolean present;

    FunctionHost(@ConfigProperty(name = "FUNCTIONS_CUSTOMHANDLER_PORT") Optional<String> port) {
        this.present = port.isPresent();
    }

    /** Whether there is a host: it says at the start on which port it expects this program. */
    boolean present() {
        return present;
    }

    /** Whether the host itself makes this request. */
    boolean calls(HttpServerRequest request) {
        return present
                && loopback(request.connection().remoteAddress())
                && request.headers().getAll(INVOCATION).size() == 1
                && PASSED_ON.stream().noneMatch(request.headers()::contains);
    }

    private static boolean loopback(SocketAddress peer) {
        try {
            String address = peer.hostAddress();
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
