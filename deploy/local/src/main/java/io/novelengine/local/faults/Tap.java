package io.novelengine.local.faults;

/** Listens to one connection to PostgreSQL and decides what gets through. */
interface Tap {

    /** Whether a message to PostgreSQL is passed on; may take its time. If not, the connection ends. */
    boolean toServer(Message message) throws InterruptedException;

    /** Whether a message from PostgreSQL is passed on. If not, the connection ends. */
    boolean toClient(Message message) throws InterruptedException;
}
