package io.novelengine.gateway.key;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.web.Page;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The signing keys, for administrators. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {

    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    Mono<Page<Key>> list(Caller caller) {
        caller.require(Role.ADMIN);
        return Mono.fromSupplier(() -> page(keys.published()));
    }

    @PostMapping("/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Page<Key>> rotate(@RequestParam(defaultValue = "false") boolean urgent, Caller caller) {
        caller.require(Role.ADMIN);
        return (urgent ? keys.replace() : keys.rotate()).map(KeyController::page);
    }

    private static Page<Key> page(List<SigningKey> keys) {
        return new Page<>(
                keys.stream()
                        .map(key -> new Key(key.id(), key.createdAt(), key.activeFrom()))
                        .toList(),
                null);
    }

    /** What may be known of a key. */
    record Key(String id, Instant createdAt, Instant activeFrom) {}
}
