package io.novelengine.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novelengine.shared.problem.ProblemException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Pages and their cursors. */
class PageTests {

    @Property(tries = 200)
    void aCursorGivesBackTheKeyOfTheLastItem(@ForAll List<String> items) {
        var limit = Math.max(1, items.size() / 2);
        var page = Page.of(items, limit, item -> item);
        if (items.size() > limit) {
            assertThat(page.items()).isEqualTo(items.subList(0, limit));
            assertThat(Page.after(page.next())).isEqualTo(items.get(limit - 1));
        } else {
            assertThat(page.next()).isNull();
        }
    }

    @Property(tries = 200)
    void anythingElseIsRefused(@ForAll String text) {
        org.assertj.core.api.Assumptions.assumeThat(text).doesNotStartWith("djE6");
        assertThatThrownBy(() -> Page.after(text)).isInstanceOf(ProblemException.class);
    }
}
