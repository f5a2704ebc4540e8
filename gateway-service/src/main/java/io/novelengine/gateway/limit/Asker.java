package io.novelengine.gateway.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Tells addresses apart. */
final class Asker {

    private static final int NETWORK = 8; // bytes of an IPv6 address that one customer has in common

    private Asker() {}

    /** An address as a key; all of one IPv6 network of 64 bits are one. */
    static String address(@Nullable InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return "unknown";
        }
        var bytes = address.getAddress();
        var text = new StringBuilder();
        for (var i = 0; i < Math.min(NETWORK, bytes.length); i++) {
            text.append(Integer.toHexString(bytes[i] & 0xff)).append('.');
        }
        return text.toString();
    }
}
