package io.novelengine.gateway.audit;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.web.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The audit log, the newest first, for administrators. */
@RestController
class AuditController {

    private final AuditStore store;

    AuditController(AuditStore store) {
        this.store = store;
    }

    @GetMapping("/api/v1/audit")
    Mono<Page<AuditStore.Numbered>> list(
            @RequestParam(required = false) @Size(max = 80) @Nullable String actor,
            @RequestParam(required = false) @Size(max = 80) @Nullable String action,
            @RequestParam(required = false) @Size(max = 200) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            Caller caller) {
        caller.require(Role.ADMIN);
        return store.page(before(cursor), actor, action, limit)
                .map(found -> Page.of(found, limit, entry -> String.valueOf(entry.id())));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        var key = Page.after(cursor);
        if (key == null) {
            return null;
        }
        try {
            return Long.valueOf(key);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("cursor", "is not a cursor that this list has given");
        }
    }
}
