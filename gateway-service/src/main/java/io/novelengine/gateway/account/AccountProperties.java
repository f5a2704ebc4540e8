package io.novelengine.gateway.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How users are looked after.
 *
 * @param adminName name of the first administrator, made at a start when there is none; nobody when blank
 * @param adminPassword password of the first administrator; there is no default
 * @param passwordCost logarithm of the rounds of bcrypt, 4 to 31
 * @param fresh longest time until a change of a user is seen by all instances
 * @param grace how long users known to an instance are known on while the database is away
 */
@ConfigurationProperties("novel.gateway.accounts")
record AccountProperties(
        @DefaultValue("") String adminName,
        @DefaultValue("") String adminPassword,
        @DefaultValue("12") int passwordCost,
        @DefaultValue("5s") Duration fresh,
        @DefaultValue("1h") Duration grace) {

    @Override
    public String toString() {
        return "AccountProperties[adminName=" + adminName + "]";
    }
}
