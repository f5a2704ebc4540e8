package io.novelengine.gateway.audit;

import java.time.Instant;

/**
 * What was done.
 *
 * @param actor id of who did it
 * @param name of who did it, for people to read
 * @param action a word or two, such as {@code sign-in}
 * @param target what it was done to
 * @param outcome {@code done}, {@code refused} or {@code failed}
 * @param address where it came from
 * @param request id of the request
 * @param detail what else there is to know; empty when nothing
 */
public record Entry(
        Instant at,
        String actor,
        String name,
        String action,
        String target,
        String outcome,
        String address,
        String request,
        String detail) {}
