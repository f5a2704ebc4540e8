package io.novelengine.gateway.balance;

import io.novelengine.gateway.config.Suite.Instance;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances of one service: who takes part, and who is put out for a while. */
final class Pool {

    private static final Logger log = LoggerFactory.getLogger(Pool.class);

    private final BalanceProperties rules;
    private final Clock clock;
    private final RandomGenerator dice;
    private volatile List<Member> members;

    /** Whether somebody may be out or have less than the full share. */
    private volatile boolean uneven;

    Pool(List<Instance> instances, BalanceProperties rules, Clock clock, RandomGenerator dice) {
        this.rules = rules;
        this.clock = clock;
        this.dice = dice;
        this.members = instances.stream()
                .map(instance -> new Member(instance, Standing.SOUND))
                .toList();
    }

    List<Member> members() {
        return members;
    }

    /** Whether nobody is out or on the way back. */
    boolean isEven() {
        return !uneven;
    }

    /** Takes these instances from now on; those that were there keep their standing, new ones begin with a small share. */
    synchronized void replace(List<Instance> instances) {
        var known = members;
        if (known.stream().map(Member::instance).toList().equals(instances)) {
            return;
        }
        var now = clock.millis();
        members = instances.stream()
                .map(instance -> known.stream()
                        .filter(member -> member.instance().equals(instance))
                        .findFirst()
                        .orElseGet(() -> new Member(instance, known.isEmpty() ? Standing.SOUND : Standing.fresh(now))))
                .toList();
        uneven = true;
    }

    /**
     * An instance for a request, or none when there are none.
     *
     * @param tried those that had it already; they get it again only when nobody else is left
     */
    @Nullable
    Member choose(Strategy strategy, String key, List<Member> tried) {
        var all = members;
        if (all.size() <= 1) {
            return all.isEmpty() ? null : all.getFirst();
        }
        if (tried.isEmpty() && isEven()) {
            return strategy.choose(all, key);
        }
        var now = clock.millis();
        var fit = all.stream().filter(member -> mayHave(member, tried, now)).toList();
        if (!fit.isEmpty()) {
            return strategy.choose(fit, key);
        }
        var others = all.stream().filter(member -> !tried.contains(member)).toList();
        return strategy.choose(others.isEmpty() ? all : others, key);
    }

    private boolean mayHave(Member member, List<Member> tried, long now) {
        if (tried.contains(member)) {
            return false;
        }
        var share = member.standing().share(now, rules);
        return share >= 1 || share > 0 && dice.nextDouble() < share;
    }

    void succeeded(Member member) {
        if (member.standing().failures() > 0) {
            member.become(Standing::succeeded);
        }
    }

    void failed(Member member) {
        var standing = member.become(Standing::failed);
        if (!standing.out() && standing.failures() >= rules.failures()) {
            eject(member, "it failed " + standing.failures() + " times in a row");
        }
    }

    /** An instance said of itself that it takes no requests. */
    void declined(Member member) {
        member.spoke();
        if (!member.standing().out()) {
            eject(member, "it is not ready");
        }
    }

    /** An instance said of itself that it takes requests. */
    synchronized void ready(Member member) {
        member.spoke();
        var now = clock.millis();
        var standing = member.standing();
        if (standing.out() && standing.hasRested(now, rules)) {
            member.become(out -> out.returned(now));
            uneven = true;
            log.info("{} is taken back", member.id());
        }
    }

    /** An instance did not say how it is. */
    void silent(Member member) {
        if (member.hasSpoken()) {
            failed(member);
        }
    }

    private synchronized void eject(Member member, String reason) {
        var all = members;
        var out = all.stream().filter(other -> other.standing().out()).count();
        if (member.standing().out() || out + 1 > all.size() / 2) {
            return;
        }
        var now = clock.millis();
        member.become(standing -> standing.ejected(now, rules));
        uneven = true;
        log.warn("{} is left out: {}", member.id(), reason);
    }

    /** Forgets that shares were uneven once all are full again. */
    synchronized void settle() {
        var now = clock.millis();
        if (members.stream().allMatch(member -> member.standing().share(now, rules) >= 1)) {
            uneven = false;
        }
    }
}
