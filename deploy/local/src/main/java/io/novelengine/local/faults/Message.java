package io.novelengine.local.faults;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message of PostgreSQL's protocol.
 *
 * @param type its letter; 0 for those that open a connection
 * @param bytes all of it as it is sent
 */
record Message(char type, byte[] bytes) {

    /** The letter of messages that open a connection. */
    static final char OPENING = 0;

    private static final int LENGTH = 4;
    private static final int LARGEST = 64 << 20;
    private static final int PROTOCOL_3 = 3 << 16;
    private static final int CANCEL = 80_877_102;

    /** The next message after the opening ones. */
    static Message read(DataInputStream in) throws IOException {
        return read(in, in.readUnsignedByte(), 1);
    }

    /** The next of the messages that open a connection. */
    static Message readOpening(DataInputStream in) throws IOException {
        return read(in, OPENING, 0);
    }

    private static Message read(DataInputStream in, int type, int offset) throws IOException {
        int length = in.readInt();
        if (length < LENGTH || length > LARGEST) {
            throw new EOFException("no message is " + length + " bytes long");
        }
        byte[] bytes = new byte[offset + length];
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (offset == 1) {
            head.put((byte) type);
        }
        head.putInt(length);
        in.readFully(bytes, offset + LENGTH, length - LENGTH);
        return new Message((char) type, bytes);
    }

    /** Whether messages with a letter follow it. */
    boolean isStartup() {
        return type == OPENING && ByteBuffer.wrap(bytes).getInt(LENGTH) == PROTOCOL_3;
    }

    /** Whether it asks for another connection to be cancelled, and nothing follows it. */
    boolean isCancel() {
        return type == OPENING && ByteBuffer.wrap(bytes).getInt(LENGTH) == CANCEL;
    }

    /** Whether these letters are in it. */
    boolean mentions(String word) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(word);
    }

    /** What is in it, to be read field by field. */
    Fields fields() {
        return new Fields(ByteBuffer.wrap(bytes).position(1 + LENGTH));
    }

    /** The content of a message. */
    record Fields(ByteBuffer rest) {

        /** Text that ends with a zero. */
        String text() {
            int from = rest.position();
            while (rest.get() != 0) {
                // on to the end
            }
            return new String(rest.array(), from, rest.position() - 1 - from, StandardCharsets.UTF_8);
        }

        int shortInt() {
            return rest.getShort();
        }

        /** A value with its length before it; empty for none. */
        byte[] value() {
            int length = rest.getInt();
            byte[] value = new byte[Math.max(0, length)];
            rest.get(value);
            return value;
        }
    }
}
