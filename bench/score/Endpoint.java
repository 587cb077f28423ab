import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Locale;

/**
 * A stand-in for the scoring endpoint that costs as little as can be: one thread, no framework. Reads each body to its
 * end, then says the same small answer after a fixed time. Requests must say their length.
 *
 * <p>Arguments: port, and milliseconds before an answer (0 where left out).
 */
class Endpoint {
    private static final String BODY = "[{\"output\": \"[[\\\"Normal.\\\", null]]\"}]";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private static final ByteBuffer READ = ByteBuffer.allocateDirect(1 << 18);
    private static long latency;
    private static final ArrayDeque<Due> DUE = new ArrayDeque<>();

    /** An answer that waits for its time; all wait equally long, so the first to come is the first to go. */
    private record Due(long at, Connection connection) {}

    public static void main(String[] args) throws IOException {
        latency = args.length > 1 ? Long.parseLong(args[1]) * 1_000_000 : 0;
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 1024);
        server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            if (DUE.isEmpty()) {
                selector.select();
            } else {
                long millis = (DUE.peek().at - System.nanoTime()) / 1_000_000;
                if (millis > 0) {
                    selector.select(millis);
                } else {
                    selector.selectNow();
                }
            }
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                ready(keys.next(), server, selector);
            }
            while (!DUE.isEmpty() && DUE.peek().at - System.nanoTime() <= 0) {
                DUE.remove().connection.answer();
            }
        }
    }

    private static void ready(SelectionKey key, ServerSocketChannel server, Selector selector) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel channel = server.accept();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Connection(channel));
        } else if (!((Connection) key.attachment()).read()) {
            key.channel().close();
        }
    }

    /** One kept-alive connection, one request at a time. */
    private static final class Connection {
        private final SocketChannel channel;
        private final StringBuilder head = new StringBuilder();
        private long left;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        /** False where it is over. */
        boolean read() {
            try {
                READ.clear();
                if (channel.read(READ) < 0) {
                    return false;
                }
                READ.flip();
                while (READ.hasRemaining()) {
                    if (left == 0 && !headEnds()) {
                        return true;
                    }
                    int taken = (int) Math.min(left, READ.remaining());
                    READ.position(READ.position() + taken);
                    left -= taken;
                    if (left == 0) {
                        respond();
                    }
                }
                return true;
            } catch (IOException gone) {
                return false;
            }
        }

        private boolean headEnds() {
            while (READ.hasRemaining()) {
                head.append((char) READ.get());
                int length = head.length();
                if (length > 3 && head.charAt(length - 1) == '\n' && head.charAt(length - 3) == '\n') {
                    String text = head.toString().toLowerCase(Locale.ROOT);
                    head.setLength(0);
                    int at = text.indexOf("\r\ncontent-length:");
                    left = at < 0 ? 0 : Long.parseLong(text.substring(at + 17, text.indexOf('\r', at + 2)).strip());
                    return true;
                }
            }
            return false;
        }

        private void respond() throws IOException {
            if (latency == 0) {
                answer();
            } else {
                DUE.add(new Due(System.nanoTime() + latency, this));
            }
        }

        void answer() {
            try {
                channel.write(ByteBuffer.wrap(ANSWER)); // less than any socket's buffer
            } catch (IOException gone) {
                // whoever asked has left
            }
        }
    }
}
