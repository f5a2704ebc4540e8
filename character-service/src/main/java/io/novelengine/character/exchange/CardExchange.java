package io.novelengine.character.exchange;

import io.novelengine.character.card.CardLimits;
import io.novelengine.character.card.CardSource;
import io.novelengine.character.card.ImportReport;
import io.novelengine.character.card.Intake;
import io.novelengine.character.card.Portrait;
import io.novelengine.character.exchange.CardStore.KeptCard;
import io.novelengine.character.exchange.CardStore.Portrayed;
import io.novelengine.character.profile.Characters;
import io.novelengine.character.profile.Profile;
import io.novelengine.character.profile.ProfileReader;
import io.novelengine.character.profile.StoryCharacter;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Imports and exports cards, copies characters, gives portraits. */
@Service
class CardExchange {

    private final Characters characters;
    private final CardStore store;
    private final ProfileReader reader;
    private final Workbench workbench;
    private final Database database;
    private final JsonMapper json;

    CardExchange(
            Characters characters,
            CardStore store,
            ProfileReader reader,
            Workbench workbench,
            Database database,
            JsonMapper json) {
        this.characters = characters;
        this.store = store;
        this.reader = reader;
        this.workbench = workbench;
        this.database = database;
        this.json = json;
    }

    /**
     * A new character from the file; never an old one changed. When the same key comes twice at once, the later one's
     * transaction fails, and a second finds what the first has made.
     */
    Mono<Imported> take(byte[] file, @Nullable String idempotencyKey, Caller caller) {
        return workbench.run(() -> Intake.of(file, CardLimits.STANDARD)).flatMap(intake -> profile(intake)
                .flatMap(read -> database.transaction(create(file, intake, read, idempotencyKey, caller))
                        .retryWhen(Retry.max(1)
                                .filter(race -> idempotencyKey != null && race instanceof DataAccessException))));
    }

    private Mono<Imported> create(byte[] file, Intake intake, Read read, @Nullable String key, Caller caller) {
        return characters.create(read.profile(), key, "imported", caller).flatMap(character -> store.keep(
                        character.id(), file, intake.report().container(), intake.digest(), character.profile())
                .then(store.keepPortraits(
                        character.id(), intake.portraits(), intake.digest().substring(0, 16)))
                .then(store.sameCard(intake.digest(), character.id())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()))
                .map(twin -> new Imported(character, read.report(), twin.orElse(null))));
    }

    private static ImportReport with(ImportReport report, ImportReport.Line line) {
        var ignored = new ArrayList<>(report.ignored());
        ignored.add(line);
        return new ImportReport(
                report.container(), report.spec(), report.kept(), report.mapped(), report.repaired(), ignored);
    }

    /** The suite's own profile in the card if it is a valid one, under the name that the card has by now. */
    private Mono<Read> profile(Intake intake) {
        var mapped = reader.read(json.valueToTree(intake.profile())).map(profile -> new Read(profile, intake.report()));
        if (!(intake.own() instanceof ObjectNode own)) {
            return mapped;
        }
        var asked = own.deepCopy();
        asked.put("name", intake.profile().name());
        asked.remove("slug");
        asked.remove("visibility");
        return reader.read(asked)
                .map(profile -> new Read(profile, intake.report()))
                .onErrorResume(
                        failure -> failure instanceof ProblemException || failure instanceof DecodingException,
                        invalid -> mapped.map(read -> new Read(
                                read.profile(),
                                with(
                                        read.report(),
                                        new ImportReport.Line(
                                                "extensions.novel-engine/profile", "is not a valid profile")))));
    }

    /** The character's card as the writer makes it. */
    Mono<Written> write(String idOrSlug, Caller caller, Function<CardSource, byte[]> writer) {
        return characters.get(idOrSlug, caller).flatMap(character -> store.card(character.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(kept -> workbench.run(() -> new Written(character, writer.apply(source(character, kept))))));
    }

    private static CardSource source(StoryCharacter character, Optional<KeptCard> kept) {
        return new CardSource(
                character.profile(),
                kept.map(KeptCard::file).orElse(null),
                kept.map(KeptCard::imported).orElse(null),
                character.updatedAt());
    }

    /** A new character like the one given, with its card and portraits, that belongs to the caller. */
    Mono<StoryCharacter> copy(String idOrSlug, @Nullable String name, @Nullable String slug, Caller caller) {
        return characters
                .get(idOrSlug, caller)
                .flatMap(original -> database.transaction(characters
                        .create(copied(original.profile(), name, slug), null, "copied", caller)
                        .flatMap(copy -> store.copy(original.id(), copy.id()).thenReturn(copy))));
    }

    private Profile copied(Profile profile, @Nullable String name, @Nullable String slug) {
        ObjectNode tree = json.valueToTree(profile.essence());
        if (name != null) {
            tree.put("name", name);
        }
        if (slug != null) {
            tree.put("slug", slug);
        }
        return json.treeToValue(tree, Profile.class);
    }

    /** What the portrait is known by, before it is drawn. */
    Mono<String> portraitTag(StoryCharacter character, int width) {
        return store.portraitDigest(character.id())
                .defaultIfEmpty(
                        Digest.sha256("drawn ", character.profile().name()).substring(0, 16))
                .map(digest -> "\"" + digest + "-" + width + "\"");
    }

    /** The character's picture in the given width as PNG, or a plain one. */
    Mono<byte[]> portrait(StoryCharacter character, int width) {
        return store.portrait(character.id(), width)
                .map(Portrayed::image)
                .switchIfEmpty(
                        workbench.run(() -> Portrait.drawn(character.profile().name(), width)));
    }

    private record Read(Profile profile, ImportReport report) {}

    /**
     * An imported character.
     *
     * @param character the new character
     * @param report what became of its card
     * @param sameCardAs slug of the character that was made from the same card before
     */
    record Imported(
            StoryCharacter character,
            ImportReport report,
            @Nullable String sameCardAs) {}

    /** A card that was written, and whose it is. */
    record Written(StoryCharacter character, byte[] file) {}
}
