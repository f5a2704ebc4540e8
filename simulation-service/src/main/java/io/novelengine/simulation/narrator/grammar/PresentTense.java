package io.novelengine.simulation.narrator.grammar;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a text of the past tense into the present, where that is certain to be right. */
public final class PresentTense {

    private static final Set<String> PASTS = pasts();
    private static final Set<String> BEFORE_PARTICIPLE =
            Set.of("was", "were", "been", "be", "not", "a", "an", "the", "its", "with", "being", "still", "all");
    private static final Set<String> UNSAFE =
            Set.of("had", "could", "would", "might", "did", "if", "though", "should", "used", "ago", "then", "that");

    private PresentTense() {}

    private static Set<String> pasts() {
        var pasts = new HashSet<String>();
        IrregularVerbs.load().forEach((verb, forms) -> pasts.add(forms[0]));
        pasts.remove("was");
        return pasts;
    }

    /** The text in the present tense; null if it holds a verb of which it is not plain how to put it so. */
    public static @Nullable String of(String text) {
        var out = new StringBuilder();
        var before = "";
        var changed = false;
        for (var word : text.split(" ")) {
            var bare = word.replaceAll("[^\\p{L}’-]", "").toLowerCase(Locale.ROOT);
            if (UNSAFE.contains(bare) || past(bare) && !BEFORE_PARTICIPLE.contains(before)) {
                return null;
            }
            var now = bare.equals("was") ? word.replace("was", "is").replace("Was", "Is") : word;
            now = bare.equals("were") ? now.replace("were", "are").replace("Were", "Are") : now;
            changed |= !now.equals(word);
            out.append(out.isEmpty() ? "" : " ").append(now);
            before = bare;
        }
        return changed ? out.toString() : null;
    }

    private static boolean past(String word) {
        return PASTS.contains(word) || word.endsWith("ed") && word.length() > 4 && !word.endsWith("eed");
    }
}
