package io.novelengine.shared.cache;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateAdapter;
import java.net.SocketAddress;

/** Tells when a connection came and when it went. */
final class Watch extends RedisConnectionStateAdapter {

    private final Runnable came;
    private final Runnable went;

    Watch(Runnable came, Runnable went) {
        this.came = came;
        this.went = went;
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
        came.run();
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
        went.run();
    }
}
