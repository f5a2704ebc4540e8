package io.novelengine.shared.redis;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;

/** Commands that wait on the event loop at the same time go out in one packet; one that is alone goes at once. */
public final class CommandsTogether implements NettyCustomizer {

    private static final int MOST = 256;

    @Override
    public void afterChannelInitialized(Channel channel) {
        channel.pipeline().addFirst(new FlushConsolidationHandler(MOST, true));
    }
}
