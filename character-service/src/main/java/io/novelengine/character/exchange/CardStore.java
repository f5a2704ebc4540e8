package io.novelengine.character.exchange;

import io.novelengine.character.profile.Profile;
import io.novelengine.shared.database.Database;
import io.r2dbc.postgresql.codec.Json;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Imported files and portraits in PostgreSQL. */
@Component
class CardStore {

    private final Database database;
    private final JsonMapper json;

    CardStore(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps the file that a character was imported from; keeping it again changes nothing. */
    Mono<Void> keep(UUID character, byte[] file, String container, String digest, Profile imported) {
        return database.sql("""
                        insert into character_card (character_id, file, container, digest, imported)
                        values (:id, :file, :container, :digest, :imported) on conflict (character_id) do nothing""")
                .bind("id", character)
                .bind("file", ByteBuffer.wrap(file))
                .bind("container", container)
                .bind("digest", digest)
                .bind("imported", Json.of(json.writeValueAsString(imported)))
                .update()
                .then();
    }

    Mono<Void> keepPortraits(UUID character, Map<Integer, byte[]> portraits, String digest) {
        return Flux.fromIterable(portraits.entrySet())
                .concatMap(portrait -> database.sql("""
                                insert into character_portrait (character_id, width, image, digest)
                                values (:id, :width, :image, :digest) on conflict (character_id, width) do nothing""")
                        .bind("id", character)
                        .bind("width", portrait.getKey())
                        .bind("image", ByteBuffer.wrap(portrait.getValue()))
                        .bind("digest", digest)
                        .update())
                .then();
    }

    /** The slug of the oldest character that was made from the same card; empty if none was. */
    Mono<String> sameCard(String digest, UUID but) {
        return database.sql("""
                        select c.slug from character_card k join story_character c on c.id = k.character_id
                        where k.digest = :digest and c.id <> :but and c.deleted_at is null order by c.id limit 1""").bind("digest", digest).bind("but", but).one(row -> row.get("slug", String.class));
    }

    Mono<KeptCard> card(UUID character) {
        return database.sql("select file, imported from character_card where character_id = :id")
                .bind("id", character)
                .one(row -> new KeptCard(
                        bytes(row.get("file", ByteBuffer.class)),
                        json.readValue(row.get("imported", Json.class).asString(), Profile.class)));
    }

    Mono<Portrayed> portrait(UUID character, int width) {
        return database.sql("select image, digest from character_portrait where character_id = :id and width = :width")
                .bind("id", character)
                .bind("width", width)
                .one(row -> new Portrayed(bytes(row.get("image", ByteBuffer.class)), row.get("digest", String.class)));
    }

    /** The digest of the character's picture; empty when it has none of its own. */
    Mono<String> portraitDigest(UUID character) {
        return database.sql("select digest from character_portrait where character_id = :id limit 1")
                .bind("id", character)
                .one(row -> row.get("digest", String.class));
    }

    /** Gives the copy the card and the portraits of its original. */
    Mono<Void> copy(UUID original, UUID copy) {
        return database.transaction(database.sql("""
                        insert into character_card (character_id, file, container, digest, imported)
                        select :copy, file, container, digest, imported from character_card where character_id = :original""")
                .bind("copy", copy)
                .bind("original", original)
                .update()
                .then(Mono.defer(() -> database.sql("""
                                insert into character_portrait (character_id, width, image, digest)
                                select :copy, width, image, digest from character_portrait where character_id = :original""")
                        .bind("copy", copy)
                        .bind("original", original)
                        .update()))
                .then());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** An imported file, and the character that was made from it. */
    record KeptCard(byte[] file, Profile imported) {}

    /** A picture as PNG, and what it is known by. */
    record Portrayed(byte[] image, String digest) {}
}
