package io.novelengine.simulation.narrator.grammar;

import java.util.Locale;
import java.util.Set;

/** Where somebody is said to be: in a room, on a deck, at a gate. */
public final class Prepositions {

    private static final Set<String> ON =
            Set.of(("wharf quay deck decks bridge roof roofs leads stairs stair staircase steps terrace balcony beach "
                            + "shore strand island ice hill hillside ridge road path landing platform wall walls rampart ramparts causeway lawn pier "
                            + "poop forecastle quarterdeck ledge moor plain glacier river battlement battlements parapet stage raft slope jetty "
                            + "veranda verandah porch towpath lake summit plateau floe icefield shelf dais scaffold gangway catwalk mole sandbar "
                            + "breakwater foredeck afterdeck stern prow bow bows maintop foretop hulk reef headland cliff cliffs bastion track "
                            + "trail walkway moraine saddle snowfield dunes")
                    .split(" "));
    private static final Set<String> AT =
            Set.of(("gate gates door doors well ford spring crossroads mouth edge foot altar cairn station fountain "
                            + "helm wheel graveside grave window lock airlock entrance post checkpoint postern sally-port barrier turnstile "
                            + "weir mill inn camp depot")
                    .split(" "));

    private Prepositions() {}

    /** "in the hall", "on the quay", "at the gate". */
    public static String at(String place) {
        return switch (kind(head(place))) {
                    case 0 -> "in ";
                    case 1 -> "on ";
                    default -> "at ";
                }
                + place;
    }

    /** "into the hall", "onto the quay", "to the gate". */
    public static String into(String place) {
        return switch (kind(head(place))) {
                    case 0 -> "into ";
                    case 1 -> "onto ";
                    default -> "to ";
                }
                + place;
    }

    private static int kind(String head) {
        return ON.contains(head) ? 1 : AT.contains(head) ? 2 : 0;
    }

    private static String head(String place) {
        var head = place.strip().toLowerCase(Locale.ROOT);
        for (var stop : new String[] {
            " of ", " under ", " above ", " below ", " behind ", " by ", " at ", " in ", " over ", " between "
        }) {
            var at = head.indexOf(stop);
            if (at > 0) {
                head = head.substring(0, at);
            }
        }
        return head.substring(head.lastIndexOf(' ') + 1);
    }
}
