package io.novelengine.simulation.narrator.measure;

import java.util.Locale;
import java.util.Set;

/** Words that begin a sentence with a capital without being names. */
final class CommonWords {

    private static final Set<String> WORDS = Set.of(("a an the this that these those it its he she they his her their him them i you we my your our me us one "
                    + "there here then now when while before after until since if though although because as so but and or nor yet for not "
                    + "no nothing nobody none never always only even perhaps still once twice what who whom whose which why how where whatever "
                    + "in on at by with without from to of into over under behind beyond beside between across against along around upon "
                    + "up down out off through all both each every some somewhere somebody someone something such another other others "
                    + "was were is are be had has have did do does could would should may might must can will let come go leave give take "
                    + "look listen tell say said ask very well good yes please oh ah sir madam outside inside below above later soon "
                    + "nearby meanwhile presently afterwards again also too more most much many few less least first second last next "
                    + "half whether either neither instead rather quite just already almost enough it's that's i'm i'll i've i'd don't "
                    + "you're you'll we'll there's what's he's she's they're isn't can't won't nothing's")
            .split(" "));

    private CommonWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT).replace('’', '\''));
    }
}
