package io.novelengine.simulation.engine;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A situation that waits for a cast: places, things, roles, secrets and what goes wrong.
 *
 * @param arc {@code freytag}, {@code rising}, {@code two-peak} or {@code tragedy}
 * @param premise opening sentences, past tense, naming no cast member
 * @param question the dramatic question
 * @param wordings other ways to say a text of {@link #texts()}, by its key, and further details of a place under
 *     {@code place.<id>}; {@code (a|b)} in one of them is one of several alternatives
 */
public record Scenario(
        String slug,
        String title,
        String genre,
        String arc,
        String summary,
        String premise,
        String question,
        String time,
        String weather,
        String era,
        List<Place> places,
        List<Item> items,
        List<Role> roles,
        List<Secret> secrets,
        Threat threat,
        List<Complication> complications,
        Endings endings,
        List<String> tags,
        SortedMap<String, List<String>> wordings) {

    public Scenario {
        slug = Defaults.text(slug, "untitled");
        title = Defaults.text(title, "Untitled");
        genre = Defaults.text(genre, "mystery");
        arc = Defaults.text(arc, "freytag");
        summary = Defaults.text(summary);
        premise = Defaults.text(premise);
        question = Defaults.text(question);
        time = Defaults.text(time, "evening");
        weather = Defaults.text(weather, "still");
        era = Defaults.text(era);
        places = Defaults.list(places);
        items = Defaults.list(items);
        roles = Defaults.list(roles);
        secrets = Defaults.list(secrets);
        threat = threat == null ? new Threat("", List.of()) : threat;
        complications = Defaults.list(complications);
        endings = endings == null ? new Endings("", "", "") : endings;
        tags = Defaults.list(tags);
        wordings = Defaults.lists(wordings);
    }

    /** Each text that can be worded otherwise, by its key: {@code premise}, {@code goal.<role id>}, {@code threat.<n>} and so on. */
    public SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        texts.put("premise", premise);
        texts.put("question", question);
        roles.forEach(role -> texts.put("goal." + role.id(), role.goal().text()));
        for (var secret : secrets) {
            texts.put("secret." + secret.id(), secret.text());
            numbered("clue." + secret.id(), secret.clues(), texts);
        }
        numbered("threat", threat.steps(), texts);
        complications.forEach(complication -> texts.put("complication." + complication.id(), complication.text()));
        texts.put("ending.resolved", endings.resolved());
        texts.put("ending.bitter", endings.bitter());
        texts.put("ending.open", endings.open());
        return texts;
    }

    private static void numbered(String key, List<String> list, Map<String, String> into) {
        for (var i = 0; i < list.size(); i++) {
            into.put(key + "." + (i + 1), list.get(i));
        }
    }

    /**
     * Somewhere things happen.
     *
     * @param name with its article
     * @param links ids of the places one can walk to
     * @param details sentences of sense impression
     */
    public record Place(String id, String name, boolean inside, List<String> links, List<String> details) {

        public Place {
            id = Defaults.text(id, "place");
            name = Defaults.text(name, "the place");
            links = Defaults.list(links);
            details = Defaults.list(details);
        }
    }

    /**
     * A thing that can be had by one person or lie in one place.
     *
     * @param stake 0 to 1: how much it matters
     * @param kind {@code document treasure weapon tool key token food vessel}
     * @param at place id, or {@code holder:<role id>}, which is kept as the holder; empty if a role holds it
     * @param holder role id; empty if it lies in a place
     */
    public record Item(
            String id,
            String name,
            String description,
            double stake,
            String kind,
            String at,
            String holder,
            boolean hidden) {

        public Item {
            id = Defaults.text(id, "item");
            name = Defaults.text(name, "the thing");
            description = Defaults.text(description);
            stake = Defaults.share(stake);
            kind = Defaults.text(kind, "token");
            at = Defaults.text(at);
            holder = Defaults.text(holder);
            if (at.startsWith("holder:")) {
                holder = at.substring("holder:".length());
                at = "";
            }
        }
    }

    /**
     * A part to be cast.
     *
     * @param fits values that suit the part
     * @param against role id whose goal is in conflict with this one; empty if none
     * @param at place id where the part begins; empty for anywhere
     */
    public record Role(String id, String name, List<String> fits, RoleGoal goal, String against, String at) {

        public Role {
            id = Defaults.text(id, "role");
            name = Defaults.text(name, "one of them");
            fits = Defaults.list(fits);
            goal = goal == null ? new RoleGoal("", "", "", "", 0.5) : goal;
            against = Defaults.text(against);
            at = Defaults.text(at);
        }
    }

    /**
     * What a part is after.
     *
     * @param kind {@code obtain keep deliver learn hide expose win ruin protect reach leave reconcile}
     * @param object id of an item, secret, role or place
     * @param to role id, for {@code deliver}
     * @param text infinitive phrase
     * @param weight 0 to 1
     */
    public record RoleGoal(String kind, String object, String to, String text, double weight) {

        public RoleGoal {
            kind = Defaults.text(kind);
            object = Defaults.text(object);
            to = Defaults.text(to);
            text = Defaults.text(text);
            weight = Defaults.share(weight);
        }
    }

    /**
     * Something not everybody knows.
     *
     * @param text past-tense clause that fits after "knew that"
     * @param about item, place or role id
     * @param holder role id that knows at the start; empty if it lies in a place
     * @param place place id where it can be found out; empty if a role holds it
     * @param gravity 0 to 1
     * @param clues clauses that fit after "saw that"
     */
    public record Secret(
            String id, String text, String about, String holder, String place, double gravity, List<String> clues) {

        public Secret {
            id = Defaults.text(id, "secret");
            text = Defaults.text(text);
            about = Defaults.text(about);
            holder = Defaults.text(holder);
            place = Defaults.text(place);
            gravity = Defaults.share(gravity);
            clues = Defaults.list(clues);
        }
    }

    /** What grows worse by itself, as sentences in order. */
    public record Threat(String name, List<String> steps) {

        public Threat {
            name = Defaults.text(name);
            steps = Defaults.list(steps);
        }
    }

    /**
     * Something that can go wrong.
     *
     * @param phase {@code rising}, {@code crisis} or {@code falling}
     * @param needs {@code item:id}, {@code secret:id}, {@code role:id}, {@code place:id} or empty
     * @param effect {@code close:place open:place lose:item bare:secret fear:role turn:role} or {@code none}
     */
    public record Complication(String id, String phase, String text, String needs, String effect) {

        public Complication {
            id = Defaults.text(id, "complication");
            phase = Defaults.text(phase, "rising");
            text = Defaults.text(text);
            needs = Defaults.text(needs);
            effect = Defaults.text(effect, "none");
        }
    }

    /** Closing sentences by kind of ending. */
    public record Endings(String resolved, String bitter, String open) {

        public Endings {
            resolved = Defaults.text(resolved);
            bitter = Defaults.text(bitter);
            open = Defaults.text(open);
        }
    }
}
