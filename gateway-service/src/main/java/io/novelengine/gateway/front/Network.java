package io.novelengine.gateway.front;

import java.net.InetAddress;

/**
 * A range of addresses.
 *
 * @param address one of them
 * @param bits leading bits that all have in common
 */
record Network(InetAddress address, int bits) {

    /**
     * A network as it is written, {@code 10.0.0.0/8} or a single address.
     *
     * @throws IllegalArgumentException when it is not written so
     */
    static Network of(String text) {
        var slash = text.indexOf('/');
        var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var all = address.getAddress().length * 8;
        var bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("A network has 0 to " + all + " leading bits: " + text);
        }
        return new Network(address, bits);
    }

    boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
