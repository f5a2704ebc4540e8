package io.novelengine.character.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.character.profile.Profile;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damaged and mutated files are read or refused, never anything else; what is read is a valid profile and can be written
 * again. {@code -Dnovel.fuzz.inputs=1000000} runs the long form, {@code -Dnovel.fuzz.seed} another course.
 */
class CardFuzzTests {

    private static final int INPUTS = Integer.getInteger("novel.fuzz.inputs", 6_000);
    private static final long SEED = Long.getLong("novel.fuzz.seed", 20_261_121L);
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "{{char}}",
            "{{random:a,b",
            "<START>",
            "@@activate_only_every 0\n",
            "@@@",
            "@@depth x",
            "she wants to ",
            "“",
            "\"",
            "ccdefault:",
            "-1",
            "1e999",
            "𝒳",
            "\u202e",
            "/((((/",
            "x".repeat(5_000),
            "secretly ");

    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    private final Random random = new Random(SEED);
    private final List<ObjectNode> cards = List.of(
            Samples.json(Samples.V1),
            Samples.json(Samples.SILLY_TAVERN),
            Samples.json(Samples.CHUB),
            Samples.json(Samples.ZOLTAN),
            Samples.json(Samples.V3),
            Samples.json(Samples.NO_EXTENSIONS));
    private final byte[] picture = Portrait.drawn("fuzz", 8);
    private int read;

    /** The long form without a build around it. */
    public static void main(String[] arguments) throws IOException {
        new CardFuzzTests().everyFileIsReadOrRefused();
    }

    @Test
    void everyFileIsReadOrRefused() throws IOException {
        List<Function<ObjectNode, byte[]>> kinds = List.of(
                this::mutatedJson,
                this::mutatedJson,
                this::damagedJson,
                this::pngOfMutatedJson,
                this::damagedPng,
                this::textChunks,
                this::charx,
                this::noise);
        for (var i = 0; i < INPUTS; i++) {
            if (i % 100_000 == 99_999) {
                System.out.printf("%d inputs so far%n", i + 1);
            }
            var card = cards.get(random.nextInt(cards.size()));
            attempt(kinds.get(random.nextInt(kinds.size())).apply(card), i);
        }
        System.out.printf("%d inputs, seed %d: %d read, %d refused%n", INPUTS, SEED, read, INPUTS - read);
        assertThat(read).isBetween(INPUTS / 10, INPUTS * 9 / 10);
    }

    private void attempt(byte[] file, int number) {
        try {
            var profile =
                    number % 16 == 0 ? Intake.of(file, CardLimits.STANDARD).profile() : profile(file);
            read++;
            assertThat(validator.validate(profile)).isEmpty();
            if (number % 16 == 0) {
                writeAndReadAgain(file, profile);
            }
        } catch (CardRefused refused) {
            assertThat(refused).hasMessageMatching("(?s).{10,300}");
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(
                    "input %d of seed %d: %s"
                            .formatted(number, SEED, Base64.getEncoder().encodeToString(file)),
                    failure);
        }
    }

    /** What an intake does but for portraits, which take most of its time and are drawn by the platform. */
    private static Profile profile(byte[] file) {
        var report = new ImportReport.Draft();
        return new CharacterReader(Card.read(file, CardLimits.STANDARD, report), report).read();
    }

    private void writeAndReadAgain(byte[] file, Profile profile) {
        var source = new CardSource(profile, file, profile, Instant.EPOCH);
        var once = CardJson.read(source.json("v3"), CardLimits.STANDARD);
        for (var written : List.of(source.json("v2"), source.png("v3"), source.charx())) {
            var again = new CardSource(profile, written, profile, Instant.EPOCH);
            var card = CardJson.read(again.json("v3"), CardLimits.STANDARD);
            if (!once.get("data").has("assets")) {
                ((ObjectNode) card.get("data")).remove("assets");
            }
            assertThat((JsonNode) card).isEqualTo(once);
        }
    }

    private byte[] mutatedJson(ObjectNode card) {
        return CardJson.write(mutated(card));
    }

    private ObjectNode mutated(ObjectNode card) {
        var copy = card.deepCopy();
        for (var i = random.nextInt(4); i >= 0; i--) {
            mutate(copy, 0);
        }
        return copy;
    }

    /** Changes one place, somewhere down from the node. */
    private void mutate(JsonNode node, int depth) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            var fields = List.copyOf(object.propertyNames());
            var field = fields.get(random.nextInt(fields.size()));
            if (depth < 8 && object.get(field).isContainer() && random.nextInt(5) > 0) {
                mutate(object.get(field), depth + 1);
            } else if (random.nextInt(3) == 0) {
                object.remove(field);
            } else {
                object.set(random.nextInt(8) == 0 ? word() : field, value(object.get(field)));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            var index = random.nextInt(array.size());
            if (array.get(index).isContainer() && random.nextInt(4) > 0) {
                mutate(array.get(index), depth + 1);
            } else {
                array.set(index, value(array.get(index)));
            }
        }
    }

    private JsonNode value(JsonNode was) {
        var nodes = CardJson.object();
        return switch (random.nextInt(10)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(random.nextGaussian() * 1e200);
            case 9 -> nodes.numberNode(new java.math.BigDecimal("-1.5e" + random.nextInt(-900_000, 900_000)));
            case 4 -> nodes.arrayNode().add(was);
            case 5 -> nodes.objectNode().set(word(), was);
            case 6 -> was.isString() ? nodes.stringNode(spliced(was.stringValue())) : nodes.arrayNode();
            default -> nodes.stringNode(word());
        };
    }

    private String spliced(String text) {
        var at = text.isEmpty() ? 0 : random.nextInt(text.length());
        return text.substring(0, at) + word() + text.substring(at);
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private byte[] damagedJson(ObjectNode card) {
        return damaged(CardJson.write(card));
    }

    private byte[] damaged(byte[] bytes) {
        var copy = bytes.clone();
        for (var i = random.nextInt(6); i >= 0; i--) {
            copy[random.nextInt(copy.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:0".charAt(random.nextInt(8)));
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
    }

    private byte[] pngOfMutatedJson(ObjectNode card) {
        var text = Base64.getEncoder().encodeToString(mutatedJson(card));
        return Samples.png(picture, Samples.text(random.nextBoolean() ? "chara" : "ccv3", text));
    }

    private byte[] damagedPng(ObjectNode card) {
        return damaged(pngOfMutatedJson(card));
    }

    private byte[] textChunks(ObjectNode card) {
        var bytes = random.nextBoolean() ? mutatedJson(card) : damagedJson(card);
        return Samples.png(
                picture,
                Samples.text(word(), word()),
                random.nextBoolean()
                        ? Samples.packed("chara", bytes)
                        : Samples.international("ccv3", bytes, random.nextBoolean()));
    }

    private byte[] charx(ObjectNode card) {
        try {
            var zip = Samples.zip("card.json", mutatedJson(card), "assets/icon/images/main.png", picture);
            return random.nextBoolean() ? zip : damaged(zip);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] noise(ObjectNode card) {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        var head = List.of(
                        new byte[0],
                        java.util.Arrays.copyOf(picture, 8 + random.nextInt(25)),
                        Samples.utf8("PK\3\4"),
                        Samples.utf8("{"))
                .get(random.nextInt(4));
        var file = java.util.Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, file, head.length, bytes.length);
        return file;
    }
}
