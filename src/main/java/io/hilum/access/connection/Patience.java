package io.hilum.access.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection's clock, first in its pipeline, where every byte passes. A request's head has to be there soon after its
 * first byte, however it drips; a connection without a request has to bring one in time; and an answer has to be taken in
 * time. Between a head and its answer the clock stands still: the body has the upload's deadline, the model that of the
 * endpoint. All of it happens on the connection's event loop.
 */
final class Patience extends ChannelInboundHandlerAdapter {
    /** From a head's first byte to its last; also from a connection's start to its first head. */
    static final Duration HEAD = Duration.ofSeconds(10);

    /** Between requests. Longer than the keep-alive of the proxies that may stand before us. */
    static final Duration IDLE = Duration.ofMinutes(2);

    /** From an answer's head to its last byte: a page of 20 MB on a line of 0.6 Mbit/s. */
    static final Duration ANSWER = Duration.ofMinutes(5);

    private static final AttributeKey<Patience> KEY = AttributeKey.valueOf(Patience.class.getName());

    private @Nullable ChannelHandlerContext connection;
    private @Nullable ScheduledFuture<?> end;
    private int requests;
    private boolean between;
    private boolean multiplexed;

    /** That connection's clock, or null where it has none (one inside the process). */
    static @Nullable Patience of(Channel channel) {
        return channel.attr(KEY).get();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = context;
        context.channel().attr(KEY).set(this);
    }

    @Override
    public void channelRegistered(ChannelHandlerContext context) throws Exception {
        closeIn(HEAD);
        super.channelRegistered(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (between && !multiplexed) {
            between = false;
            closeIn(HEAD);
        }
        super.channelRead(context, bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stand();
        super.channelInactive(context);
    }

    /**
     * A head is complete.
     *
     * @param http2 then bytes between requests may be pings, and begin no head
     */
    void headRead(boolean http2) {
        requests++;
        between = false;
        multiplexed = http2;
        stand();
    }

    /** An answer begins to leave; the last one that does so counts. */
    void answering() {
        closeIn(ANSWER);
    }

    /** An answer has left, or its client has. */
    void answered() {
        requests--;
        if (requests == 0) {
            between = true;
            closeIn(IDLE);
        }
    }

    private void stand() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is to be done after a close
    private void closeIn(Duration patience) {
        stand();
        ChannelHandlerContext over = connection;
        if (over != null && over.channel().isOpen()) {
            end = over.executor().schedule(() -> over.close(), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
