package io.novelengine.gateway.front;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection on which the head of a request takes too long, however steadily its bytes trickle in. */
final class SlowHeads extends ChannelInboundHandlerAdapter {

    private final Duration longest;
    private @Nullable Future<?> end;
    private boolean busy;

    SlowHeads(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!busy && end == null) {
            end = context.executor()
                    .schedule(() -> close(context.channel()), longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private static void close(Channel channel) {
        channel.close();
    }

    /** The head has come. */
    void received() {
        busy = true;
        cancel();
    }

    /** The next bytes begin another head. */
    void done() {
        busy = false;
    }

    private void cancel() {
        var waiting = end;
        if (waiting != null) {
            waiting.cancel(false);
            end = null;
        }
    }
}
