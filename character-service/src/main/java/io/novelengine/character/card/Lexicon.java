package io.novelengine.character.card;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Words that say something of a character, and what they say. */
final class Lexicon {

    static final Lexicon TRAITS = of("""
            +openness: curious creative imaginative artistic inventive dreamy adventurous open-minded philosophical inquisitive eccentric whimsical intellectual
            -openness: narrow-minded conventional unimaginative traditional dogmatic close-minded old-fashioned
            +conscientiousness: diligent careful disciplined organized organised reliable responsible hardworking hard-working dutiful meticulous precise punctual perfectionist thorough determined protective professional
            -conscientiousness: lazy careless reckless impulsive messy irresponsible sloppy forgetful chaotic clumsy scatterbrained
            +extraversion: outgoing cheerful energetic talkative bold confident loud playful flirty flirtatious lively charismatic sociable friendly bubbly boisterous enthusiastic teasing sassy charming
            -extraversion: shy quiet introverted reserved withdrawn timid reclusive silent stoic solitary aloof distant laconic taciturn
            +agreeableness: kind caring gentle compassionate helpful warm loving sweet generous polite forgiving empathetic tender nurturing patient loyal affectionate selfless considerate soft-spoken kind-hearted merciful humble
            -agreeableness: cruel cold ruthless arrogant selfish manipulative hostile rude sadistic sarcastic stubborn malevolent vengeful callous condescending megalomaniacal merciless evil jealous possessive cynical proud
            +neuroticism: anxious nervous moody insecure paranoid worried fearful unstable sensitive melancholic depressed jealous obsessive tense tormented haunted short-tempered hot-tempered emotional
            -neuroticism: calm composed relaxed serene stable unflappable collected level-headed stoic fearless tranquil unshakable
            """);

    static final Lexicon VALUES = of("""
            truth: honest truthful truth sincere candid frank
            loyalty: loyal loyalty devoted faithful steadfast
            honour: honorable honourable noble chivalrous honor honour proud brave
            freedom: free-spirited rebellious independent freedom wild untamed
            power: ambitious power-hungry domineering power conqueror megalomaniacal ruthless
            love: loving romantic love affectionate passionate
            wealth: greedy wealthy gold rich mercenary
            knowledge: curious scholarly knowledge intelligent studious wise inquisitive
            justice: just fair justice righteous
            mercy: kind caring gentle merciful compassionate healer forgiving nurturing
            family: family motherly fatherly mother father sister brother
            faith: pious religious faith devout priest priestess
            duty: dutiful duty protective guardian guard protector knight soldier
            pleasure: hedonistic playful flirty pleasure lustful fun-loving
            fame: vain famous celebrity fame
            survival: survivor survival cautious wary
            order: organized organised strict disciplined order lawful
            beauty: artistic artist beautiful beauty graceful elegant
            """);

    static final Lexicon SKILLS = of("""
            healing: healer heal heals healing doctor nurse medic cleric herbalist physician
            combat: warrior knight swordsman swordswoman fighter soldier assassin duelist gladiator mercenary samurai
            stealth: thief stealthy sneaky assassin rogue spy ninja burglar
            learning: scholar intelligent genius wise scientist wizard librarian professor studious learned
            observation: detective observant perceptive investigator hunter watchful inspector
            persuasion: charming persuasive charismatic diplomat diplomatic seductive silver-tongued merchant
            deception: manipulative liar deceptive cunning scheming sly trickster spy
            strength: strong muscular strength mighty powerful blacksmith
            courage: brave fearless courageous bold daring
            empathy: caring empathetic compassionate gentle understanding kind nurturing
            leadership: leader captain queen king commander chief general boss princess prince
            craft: smith blacksmith engineer mechanic craftsman carpenter tailor inventor alchemist cook
            """);

    static final Lexicon DRIVES = of("""
            revenge: avenge revenge vengeance destroy kill punish ruin murder
            justice: justice
            truth: truth discover uncover solve reveal investigate
            reconciliation: forgive atone reconcile redeem forgiveness redemption apologise apologize
            escape: escape flee
            freedom: free freedom liberty independence
            survival: survive survival alive hide
            love: love marry heart companionship friend friends affection belong
            wealth: gold rich riches money treasure steal fortune
            power: rule power throne conquer control command dominate enslave world
            family: mother father brother sister son daughter child children family parents
            duty: protect serve guard duty oath defend safe shelter
            mercy: heal help save comfort
            knowledge: study learn understand research knowledge master know find
            fame: famous fame celebrated
            beauty: beauty art paint
            recognition: prove recognised recognized admired respected respect worthy best
            """);

    static final List<String> OCCUPATIONS = List.of(
            "keeper",
            "guard",
            "detective",
            "knight",
            "witch",
            "wizard",
            "guardian",
            "healer",
            "thief",
            "assassin",
            "soldier",
            "captain",
            "pirate",
            "princess",
            "prince",
            "queen",
            "king",
            "scholar",
            "student",
            "teacher",
            "professor",
            "doctor",
            "nurse",
            "maid",
            "butler",
            "hacker",
            "scientist",
            "engineer",
            "mechanic",
            "merchant",
            "priestess",
            "priest",
            "vampire",
            "demon",
            "angel",
            "ghost",
            "elf",
            "android",
            "robot",
            "hunter",
            "mercenary",
            "spy",
            "singer",
            "dancer",
            "artist",
            "writer",
            "chef",
            "cook",
            "baker",
            "barista",
            "bartender",
            "innkeeper",
            "blacksmith",
            "farmer",
            "sailor",
            "librarian",
            "lawyer",
            "inspector",
            "officer",
            "general",
            "ranger",
            "druid",
            "bard",
            "monk",
            "samurai",
            "ninja",
            "goddess",
            "god",
            "dragon",
            "fox",
            "wolf",
            "cat",
            "intelligence",
            "actress",
            "actor",
            "model",
            "idol",
            "waitress",
            "gardener");

    private static final Pattern WORD = Pattern.compile("[a-z]+(?:-[a-z]+)*");

    private final Map<String, List<String>> meanings;

    private Lexicon(Map<String, List<String>> meanings) {
        this.meanings = meanings;
    }

    private static Lexicon of(String table) {
        var meanings = new LinkedHashMap<String, List<String>>();
        table.lines().forEach(line -> {
            var colon = line.indexOf(':');
            for (var word : line.substring(colon + 1).strip().split(" ")) {
                meanings.computeIfAbsent(word, key -> new ArrayList<>()).add(line.substring(0, colon));
            }
        });
        return new Lexicon(meanings);
    }

    /** What the words of the text say, the oftenest said first: each with the words that said it, without repetition. */
    List<Finding> in(String text) {
        var found = new TreeMap<String, List<String>>();
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        var previous = "";
        while (words.find()) {
            var word = words.group();
            if (!List.of("not", "never", "isn", "no", "without").contains(previous)) {
                for (var meaning : meanings.getOrDefault(word, List.of())) {
                    var said = found.computeIfAbsent(meaning, key -> new ArrayList<>());
                    if (!said.contains(word)) {
                        said.add(word);
                    }
                }
            }
            previous = word;
        }
        return found.entrySet().stream()
                .map(entry -> new Finding(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingInt(
                        (Finding finding) -> -finding.words().size()))
                .toList();
    }

    /** Something that words of a text say. */
    record Finding(String meaning, List<String> words) {}
}
