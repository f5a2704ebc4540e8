package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A setup by numbers: people, places, things and secrets as indices; never changes. */
final class Stage {

    static final int OWN_THINGS = 2;

    final Setup setup;
    final int people;
    final int places;
    final int items;
    final int secrets;
    final int[] roleOf;
    final boolean[] leads;
    final int[] castAs;
    final double[][] traits;
    final double[][] skills;
    final int[] values;
    final double[] talkative;
    final double[] nature;
    final int[] natureOf;
    final double[] esteem;
    final int[] esteemOf;
    final long[] label;
    final int[] startAt;
    final List<Thing> things;
    final List<Matter> matters;
    final double[] stake;
    final boolean[] weapon;
    final boolean[] food;
    final int[] owner;
    final int[] itemStart;
    final int[] itemHolder;
    final boolean[] itemHidden;
    final int[] secretItem;
    final int[] secretPerson;
    final int[] secretPlace;
    final int[] secretHolder;
    final int[] secretFoundAt;
    final int[] clueCount;
    final double[] gravity;
    final boolean[] linked;
    final Arc arc;
    final List<Scenario.Place> placeList;
    final List<List<Goal>> opening = new ArrayList<>();
    final int hero;
    final int rival;
    private final Map<String, Integer> placeIndex = new HashMap<>();
    private final Map<String, Integer> itemIndex = new HashMap<>();
    private final Map<String, Integer> secretIndex = new HashMap<>();
    private final Map<String, Integer> personIndex = new HashMap<>();

    Stage(Setup setup) {
        this.setup = setup;
        Scenario scenario = setup.scenario();
        List<Persona> cast = setup.cast();
        people = cast.size();
        arc = Arc.of(scenario.arc());
        placeList = scenario.places().isEmpty()
                ? List.of(new Scenario.Place("here", "the place", true, List.of(), List.of()))
                : scenario.places();
        places = placeList.size();
        for (int p = 0; p < places; p++) {
            placeIndex.putIfAbsent(placeList.get(p).id(), p);
        }
        linked = links();
        traits = new double[people][];
        skills = new double[people][];
        values = new int[people];
        talkative = new double[people];
        label = new long[people];
        for (int a = 0; a < people; a++) {
            person(a, cast.get(a));
        }
        int types = Trait.ALL.length;
        nature = new double[people * types];
        natureOf = new int[people * types];
        esteem = new double[people * types];
        esteemOf = new int[people * types];
        for (int a = 0; a < people; a++) {
            for (int type = 0; type < types; type++) {
                nature(a, Trait.ALL[type], a * types + type);
                esteem(a, Trait.ALL[type], a * types + type);
            }
        }
        castAs = new Casting(scenario, cast, setup.seed()).leads();
        roleOf = new int[people];
        leads = new boolean[people];
        startAt = new int[people];
        assignRoles(scenario, cast);
        things = new ArrayList<>();
        for (Scenario.Item item : scenario.items()) {
            itemIndex.putIfAbsent(item.id(), things.size());
            things.add(new Thing(item.id(), item.name(), item.description(), item.kind(), item.stake(), ""));
        }
        int own = things.size();
        for (Persona persona : cast) {
            addPossessions(persona);
        }
        items = things.size();
        stake = new double[items];
        weapon = new boolean[items];
        food = new boolean[items];
        owner = new int[items];
        itemStart = new int[items];
        itemHolder = new int[items];
        itemHidden = new boolean[items];
        for (int i = 0; i < items; i++) {
            item(i, i < own ? scenario.items().get(i) : null);
        }
        matters = new ArrayList<>();
        secrets = scenario.secrets().size()
                + (int) cast.stream().filter(p -> !p.secret().isEmpty()).count();
        secretItem = new int[secrets];
        secretPerson = new int[secrets];
        secretPlace = new int[secrets];
        secretHolder = new int[secrets];
        secretFoundAt = new int[secrets];
        clueCount = new int[secrets];
        gravity = new double[secrets];
        scenario.secrets().forEach(this::secret);
        for (int a = 0; a < people; a++) {
            ownSecret(a, cast.get(a));
        }
        Aims aims = new Aims(this);
        for (int a = 0; a < people; a++) {
            opening.add(aims.of(a));
        }
        hero = Verdicts.hero(this);
        rival = opening.get(hero).stream()
                .mapToInt(Goal::rival)
                .filter(other -> other >= 0)
                .findFirst()
                .orElse(-1);
    }

    private boolean[] links() {
        boolean[] linked = new boolean[places * places];
        for (int p = 0; p < places; p++) {
            for (String to : placeList.get(p).links()) {
                Integer q = placeIndex.get(to);
                if (q != null && q != p) {
                    linked[p * places + q] = true;
                    linked[q * places + p] = true;
                }
            }
        }
        // What nobody linked is next to the first place, so that nobody is stranded by a slip in a scenario.
        boolean[] reached = new boolean[places];
        reach(linked, reached, 0);
        for (int p = 1; p < places; p++) {
            if (!reached[p]) {
                linked[p] = true;
                linked[p * places] = true;
                reach(linked, reached, p);
            }
        }
        return linked;
    }

    private void reach(boolean[] linked, boolean[] reached, int from) {
        reached[from] = true;
        for (int q = 0; q < places; q++) {
            if (linked[from * places + q] && !reached[q]) {
                reach(linked, reached, q);
            }
        }
    }

    private void person(int a, Persona persona) {
        personIndex.put(persona.slug(), a);
        label[a] = Dice.label(persona.slug());
        talkative[a] = persona.voice().talkativeness();
        Persona.Traits t = persona.traits();
        traits[a] =
                new double[] {t.openness(), t.conscientiousness(), t.extraversion(), t.agreeableness(), t.neuroticism()
                };
        Persona.Skills s = persona.skills();
        skills[a] = new double[] {
            s.observation(), s.persuasion(), s.deception(), s.stealth(), s.strength(), s.courage(),
            s.empathy(), s.learning(), s.leadership(), s.healing(), s.craft(), s.combat()
        };
        for (String word : persona.values()) {
            Value value = Value.of(word);
            if (value != null) {
                values[a] |= 1 << value.ordinal();
            }
        }
    }

    /** How much an act goes with what this person is like, and by which trait most. */
    private void nature(int a, Trait trait, int at) {
        double sum = 0;
        double most = 0;
        for (int k = 0; k < 5; k++) {
            double part = traits[a][k] * trait.expresses()[k];
            sum += part;
            if (Math.abs(part) > most) {
                most = Math.abs(part);
                natureOf[at] = k + 1;
            }
        }
        nature[at] = .55 * sum;
    }

    /** How much an act serves or offends what this person holds dear, and which value that is, from 1. */
    private void esteem(int a, Trait trait, int at) {
        int served = values[a] & trait.serves();
        int offended = values[a] & trait.offends();
        if ((served | offended) != 0) {
            esteem[at] = .13 * Integer.bitCount(served) - .22 * Integer.bitCount(offended);
            int which = esteem[at] < 0 || served == 0 ? offended : served;
            esteemOf[at] = 1 + Integer.numberOfTrailingZeros(which);
        }
    }

    private void assignRoles(Scenario scenario, List<Persona> cast) {
        Arrays.fill(roleOf, -1);
        for (int role = 0; role < castAs.length; role++) {
            if (castAs[role] >= 0) {
                roleOf[castAs[role]] = role;
                leads[castAs[role]] = true;
            }
        }
        for (int a = 0; a < people; a++) {
            if (roleOf[a] < 0) {
                roleOf[a] = sideOf(cast.get(a), cast);
            }
            int at = roleOf[a] < 0 ? -1 : place(scenario.roles().get(roleOf[a]).at());
            startAt[a] = at >= 0 ? at : (int) Math.floorMod(label[a], (long) places);
        }
    }

    private int sideOf(Persona persona, List<Persona> cast) {
        int best = -1;
        double most = -9;
        for (int role = 0; role < castAs.length; role++) {
            if (castAs[role] < 0) {
                continue;
            }
            double score = Dice.of(setup.seed(), 0, Dice.label(persona.slug()), Dice.CAST + role)
                            .next()
                    * .2;
            for (Persona.Bond bond : persona.relationships()) {
                if (bond.with().equals(cast.get(castAs[role]).slug())) {
                    score += bond.affinity() + .5 * bond.trust();
                }
            }
            if (score > most) {
                most = score;
                best = role;
            }
        }
        return best;
    }

    private void addPossessions(Persona persona) {
        int count = 0;
        for (String possession : persona.possessions()) {
            if (count == OWN_THINGS) {
                break;
            }
            String id = "own:" + persona.slug() + ":" + count++;
            itemIndex.put(id, things.size());
            things.add(new Thing(id, definite(possession), "", ownKind(possession), .1, persona.slug()));
        }
    }

    private static String definite(String phrase) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        for (String article : List.of("a ", "an ", "some ", "his ", "her ", "their ")) {
            if (lower.startsWith(article)) {
                return "the " + phrase.substring(article.length());
            }
        }
        return lower.startsWith("the ") ? phrase : "the " + phrase;
    }

    private static String ownKind(String possession) {
        for (String word : List.of("sword", "knife", "pistol", "revolver", "dagger", "gun", "axe", "rapier", "blade")) {
            if (possession.contains(word)) {
                return "weapon";
            }
        }
        return "token";
    }

    private void item(int i, Scenario.@Nullable Item item) {
        Thing thing = things.get(i);
        stake[i] = thing.stake();
        weapon[i] = thing.kind().equals("weapon");
        food[i] = thing.kind().equals("food");
        owner[i] = thing.owner().isEmpty() ? -1 : person(thing.owner());
        itemStart[i] = -1;
        itemHolder[i] = owner[i];
        if (item != null) {
            int role = Casting.indexOf(setup.scenario().roles(), item.holder());
            itemHolder[i] = role >= 0 ? castAs[role] : -1;
            owner[i] = itemHolder[i];
            if (itemHolder[i] < 0) {
                int at = place(item.at());
                int roleAt =
                        role >= 0 ? place(setup.scenario().roles().get(role).at()) : -1;
                itemStart[i] = at >= 0 ? at : Math.max(0, roleAt);
                itemHidden[i] = item.hidden();
            }
            if (owner[i] >= 0) {
                things.set(
                        i,
                        new Thing(
                                thing.id(),
                                thing.name(),
                                thing.description(),
                                thing.kind(),
                                thing.stake(),
                                setup.cast().get(owner[i]).slug()));
            }
        }
    }

    private void secret(Scenario.Secret secret) {
        int s = matters.size();
        secretIndex.putIfAbsent(secret.id(), s);
        int role = Casting.indexOf(setup.scenario().roles(), secret.holder());
        secretHolder[s] = role >= 0 ? castAs[role] : -1;
        int aboutRole = Casting.indexOf(setup.scenario().roles(), secret.about());
        secretItem[s] = item(secret.about());
        secretPerson[s] = aboutRole >= 0 ? castAs[aboutRole] : -1;
        secretPlace[s] = place(secret.about());
        int found = place(secret.place());
        if (found < 0 && role >= 0) {
            found = place(setup.scenario().roles().get(role).at());
        }
        secretFoundAt[s] = found >= 0 || secretHolder[s] >= 0 ? found : Math.floorMod(s, places);
        clueCount[s] = Math.min(3, secret.clues().size());
        gravity[s] = secret.gravity();
        matters.add(new Matter(secret.id(), secret.text(), slug(secretHolder[s]), secret.gravity()));
    }

    private void ownSecret(int a, Persona persona) {
        if (persona.secret().isEmpty()) {
            return;
        }
        int s = matters.size();
        secretIndex.put("own:" + persona.slug(), s);
        secretHolder[s] = a;
        secretItem[s] = -1;
        secretPerson[s] = a;
        secretPlace[s] = -1;
        secretFoundAt[s] = -1;
        gravity[s] = .45;
        matters.add(new Matter("own:" + persona.slug(), persona.secret(), persona.slug(), .45));
    }

    boolean ownSecret(int secret) {
        return secret >= setup.scenario().secrets().size();
    }

    String slug(int person) {
        return person < 0 ? "" : setup.cast().get(person).slug();
    }

    String shortName(int person) {
        return setup.cast().get(person).shortName();
    }

    String placeId(int place) {
        return placeList.get(place).id();
    }

    String placeName(int place) {
        return placeList.get(place).name();
    }

    String itemId(int item) {
        return things.get(item).id();
    }

    String itemName(int item) {
        return things.get(item).name();
    }

    String secretId(int secret) {
        return matters.get(secret).id();
    }

    int place(String id) {
        return placeIndex.getOrDefault(id, -1);
    }

    int item(String id) {
        return itemIndex.getOrDefault(id, -1);
    }

    int secret(String id) {
        return secretIndex.getOrDefault(id, -1);
    }

    int person(String slug) {
        return personIndex.getOrDefault(slug, -1);
    }
}
