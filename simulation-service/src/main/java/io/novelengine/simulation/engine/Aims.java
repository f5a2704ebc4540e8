package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each person sets out with: the role's goal, help for whose side they are on, and their own drives. */
final class Aims {

    static final int MOST = 5;

    private final Stage stage;

    Aims(Stage stage) {
        this.stage = stage;
    }

    /** Aims of this person at the beginning, weightiest first, at most three. */
    List<Goal> of(int person) {
        List<Goal> goals = new ArrayList<>();
        int role = stage.roleOf[person];
        if (role >= 0) {
            Goal goal = stage.leads[person] ? roleGoal(person, role, goals.size()) : allyGoal(person, role);
            if (goal != null) {
                goals.add(goal);
            }
        }
        for (Persona.Drive drive : stage.setup.cast().get(person).goals()) {
            if (goals.size() < 3) {
                Goal goal = driveGoal(person, drive, goals.size());
                if (goal != null && goals.stream().noneMatch(g -> same(g, goal))) {
                    goals.add(goal);
                }
            }
        }
        if (goals.isEmpty()) {
            Goal goal = curiosity(person);
            if (goal != null) {
                goals.add(goal);
            }
        }
        goals.sort(Comparator.comparingDouble((Goal goal) -> -goal.weight())
                .thenComparing(goal -> goal.aim().id()));
        return goals;
    }

    private static boolean same(Goal one, Goal other) {
        return one.kind() == other.kind() && one.object() == other.object();
    }

    private @Nullable Goal roleGoal(int person, int role, int number) {
        Scenario.Role part = stage.setup.scenario().roles().get(role);
        AimKind kind = AimKind.of(part.goal().kind());
        if (kind == null) {
            return null;
        }
        int object = objectOf(kind, part.goal().object(), person);
        int rivalRole = Casting.indexOf(stage.setup.scenario().roles(), part.against());
        int rival = rivalRole >= 0 ? stage.castAs[rivalRole] : -1;
        int to = -1;
        if (kind == AimKind.DELIVER) {
            int toRole =
                    Casting.indexOf(stage.setup.scenario().roles(), part.goal().to());
            to = toRole >= 0 ? stage.castAs[toRole] : -1;
            kind = to < 0 || to == person ? AimKind.OBTAIN : kind;
        }
        if (object < 0 || (kind.ofPerson() && object == person)) {
            return null;
        }
        double weight = part.goal().weight() > 0 ? part.goal().weight() : .7;
        return goal(person, number, kind, object, to, part.goal().text(), weight, rival, "role");
    }

    private @Nullable Goal allyGoal(int person, int role) {
        int lead = stage.castAs[role];
        if (lead < 0 || lead == person) {
            return null;
        }
        String text = "to see " + stage.shortName(lead) + " come to no harm";
        return goal(person, 0, AimKind.PROTECT, lead, -1, text, .6, -1, "ally");
    }

    private @Nullable Goal driveGoal(int person, Persona.Drive drive, int number) {
        int toward = stage.person(drive.toward());
        AimKind kind = kindOf(drive.drive());
        int object = kind == null ? -1 : bind(person, kind, drive.drive(), toward);
        if (kind == null || object < 0) {
            return null;
        }
        return goal(person, number, kind, object, -1, drive.text(), .55 * drive.weight(), -1, "drive");
    }

    private static @Nullable AimKind kindOf(String drive) {
        return switch (drive) {
            case "truth", "knowledge" -> AimKind.LEARN;
            case "justice" -> AimKind.EXPOSE;
            case "wealth", "power", "beauty" -> AimKind.OBTAIN;
            case "love", "fame", "recognition", "pleasure" -> AimKind.WIN;
            case "reconciliation", "mercy", "faith" -> AimKind.RECONCILE;
            case "loyalty", "family", "duty", "honour", "order" -> AimKind.PROTECT;
            case "revenge" -> AimKind.RUIN;
            case "survival", "freedom", "escape" -> AimKind.HIDE;
            default -> null;
        };
    }

    private int bind(int person, AimKind kind, String drive, int toward) {
        if (kind.ofPerson()) {
            return toward >= 0 && toward != person ? toward : someone(person, kind);
        }
        if (kind == AimKind.OBTAIN) {
            return weightiestItem(person, drive);
        }
        if (kind == AimKind.HIDE) {
            return stage.secret("own:" + stage.slug(person));
        }
        return gravestSecret(person);
    }

    private int someone(int person, AimKind kind) {
        int best = -1;
        double most = kind == AimKind.RUIN ? .15 : -9;
        for (Persona.Bond bond : stage.setup.cast().get(person).relationships()) {
            int other = stage.person(bond.with());
            if (other < 0 || other == person) {
                continue;
            }
            double score =
                    switch (kind) {
                        case RUIN -> -bond.affinity();
                        case RECONCILE -> bond.affinity() < 0 ? bond.respect() - bond.affinity() : -2;
                        case WIN -> bond.attraction() + .5 * bond.affinity() + .5 * bond.respect();
                        default -> bond.affinity() + .5 * bond.trust();
                    };
            if (score > most) {
                most = score;
                best = other;
            }
        }
        return kind == AimKind.RECONCILE && most <= -2 ? -1 : best;
    }

    private int weightiestItem(int person, String drive) {
        int best = -1;
        double most = .25;
        for (int i = 0; i < stage.items; i++) {
            boolean treasure = stage.things.get(i).kind().equals("treasure");
            double score = stage.stake[i] + (treasure && drive.equals("wealth") ? .3 : 0);
            if (score > most && stage.itemHolder[i] != person) {
                most = score;
                best = i;
            }
        }
        return best;
    }

    private int gravestSecret(int person) {
        int best = -1;
        double most = 0;
        for (int s = 0; s < stage.setup.scenario().secrets().size(); s++) {
            if (stage.secretHolder[s] != person && stage.gravity[s] > most) {
                most = stage.gravity[s];
                best = s;
            }
        }
        return best;
    }

    /** The gravest secret that this person neither holds nor knows; -1 if none. */
    int gravestSecret(int person, Psyche mind) {
        int best = -1;
        for (int s = 0; s < stage.setup.scenario().secrets().size(); s++) {
            boolean hidden = stage.secretHolder[s] != person && !mind.knows(s);
            if (hidden && (best < 0 || stage.gravity[s] > stage.gravity[best])) {
                best = s;
            }
        }
        return best;
    }

    private @Nullable Goal curiosity(int person) {
        int secret = gravestSecret(person);
        if (secret >= 0) {
            return goal(person, 0, AimKind.LEARN, secret, -1, "to know what was being kept back", .4, -1, "drive");
        }
        int item = weightiestItem(person, "");
        if (item >= 0) {
            return goal(person, 0, AimKind.OBTAIN, item, -1, "to have " + stage.itemName(item), .4, -1, "drive");
        }
        int other = (person + 1) % stage.people;
        return other == person
                ? null
                : goal(
                        person,
                        0,
                        AimKind.WIN,
                        other,
                        -1,
                        "to be thought well of by " + stage.shortName(other),
                        .4,
                        -1,
                        "drive");
    }

    private int objectOf(AimKind kind, String object, int person) {
        if (kind.ofItem()) {
            return stage.item(object);
        }
        if (kind.ofSecret()) {
            return stage.secret(object);
        }
        if (kind.ofPlace()) {
            return stage.place(object);
        }
        int role = Casting.indexOf(stage.setup.scenario().roles(), object);
        return role >= 0 ? stage.castAs[role] : -1;
    }

    /** An aim taken up with these numbers. */
    Goal goal(
            int person,
            int number,
            AimKind kind,
            int object,
            int to,
            String text,
            double weight,
            int rival,
            String origin) {
        String id = stage.slug(person) + "/" + (number + 1);
        String words = text.isEmpty() ? "to have it so" : text;
        Aim aim = new Aim(
                id, kind.word(), objectId(kind, object), stage.slug(to), words, weight, stage.slug(rival), origin);
        return new Goal(aim, kind, object, to, rival, weight, Goal.Status.OPEN, 0, 0, 0);
    }

    private String objectId(AimKind kind, int object) {
        if (kind.ofItem()) {
            return stage.itemId(object);
        }
        if (kind.ofSecret()) {
            return stage.secretId(object);
        }
        return kind.ofPlace() ? stage.placeId(object) : stage.slug(object);
    }
}
