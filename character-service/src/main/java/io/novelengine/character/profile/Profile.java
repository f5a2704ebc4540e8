package io.novelengine.character.profile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a character. Only the name is needed; the engine fills the rest with neutral values.
 *
 * @param slug readable id, unique; made from the name when absent
 * @param name full name
 * @param shortName name after the first mention
 * @param pronouns {@code he}, {@code she} or {@code they}
 * @param role common noun without article, such as {@code detective}
 * @param epithet phrase that follows the name between commas at the first mention
 * @param summary two or three sentences
 * @param background history, manner, what drives and what hinders
 * @param look noun phrases of how the character looks
 * @param traits the Big Five, each -1 to 1
 * @param values what matters to the character, the dearest first
 * @param goals what the character wants
 * @param skills by name, each 0 to 1
 * @param relationships to other characters, directed
 * @param voice how the character speaks
 * @param secret a clause with the pronoun as subject
 * @param fear noun phrase
 * @param possessions things always at hand
 * @param tags words to find the character by
 */
public record Profile(
        @Nullable
        @Pattern(
                regexp = "[a-z0-9][a-z0-9-]{0,79}",
                message = "must be lower-case letters, digits and hyphens, at most 80")
        String slug,

        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 80) String shortName,

        @Nullable @Pattern(regexp = "he|she|they", message = "must be he, she or they")
        String pronouns,

        @Nullable @Size(max = 80) String role,
        @Nullable @Size(max = 200) String epithet,
        @Nullable @Size(max = 2_000) String summary,
        @Nullable @Size(max = 20_000) String background,
        @Nullable @Size(max = 12) List<@NotBlank @Size(max = 200) String> look,
        @Nullable @Valid Traits traits,
        @Nullable @Size(max = 12) List<@NotBlank @Size(max = 40) String> values,
        @Nullable @Size(max = 12) List<@NotNull @Valid Goal> goals,

        @Nullable @Size(max = 40)
        Map<@NotBlank @Size(max = 40) String, @NotNull @DecimalMin("0") @DecimalMax("1") Double> skills,

        @Nullable @Size(max = 200) List<@NotNull @Valid Relationship> relationships,
        @Nullable @Valid Voice voice,
        @Nullable @Size(max = 500) String secret,
        @Nullable @Size(max = 200) String fear,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 120) String> possessions,
        @Nullable @Size(max = 30) List<@NotBlank @Size(max = 40) String> tags) {

    /** The same profile under the given slug. */
    Profile withSlug(String slug) {
        return new Profile(
                slug,
                name,
                shortName,
                pronouns,
                role,
                epithet,
                summary,
                background,
                look,
                traits,
                values,
                goals,
                skills,
                relationships,
                voice,
                secret,
                fear,
                possessions,
                tags);
    }

    /** The Big Five; each from -1 (the opposite) to 1, and 0 when absent. */
    public record Traits(
            @DecimalMin("-1") @DecimalMax("1") double openness,
            @DecimalMin("-1") @DecimalMax("1") double conscientiousness,
            @DecimalMin("-1") @DecimalMax("1") double extraversion,
            @DecimalMin("-1") @DecimalMax("1") double agreeableness,
            @DecimalMin("-1") @DecimalMax("1") double neuroticism) {}

    /**
     * Something the character wants.
     *
     * @param drive the value or passion behind it
     * @param text infinitive phrase that completes "wanted …"
     * @param weight 0 to 1
     * @param toward slug of another character, if it concerns one
     */
    public record Goal(
            @NotBlank @Size(max = 40) String drive,
            @NotBlank @Size(max = 300) String text,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double weight,
            @Nullable @Size(max = 80) String toward) {}

    /**
     * How the character stands to another; numbers from -1 to 1, fear and debt usually from 0.
     *
     * @param with slug of the other
     * @param label noun as in "her sister"
     */
    public record Relationship(
            @NotBlank @Size(max = 80) String with,
            @Nullable @Size(max = 80) String label,
            @DecimalMin("-1") @DecimalMax("1") double affinity,
            @DecimalMin("-1") @DecimalMax("1") double trust,
            @DecimalMin("-1") @DecimalMax("1") double respect,
            @DecimalMin("-1") @DecimalMax("1") double fear,
            @DecimalMin("-1") @DecimalMax("1") double attraction,
            @DecimalMin("-1") @DecimalMax("1") double debt) {}

    /**
     * How the character speaks.
     *
     * @param register {@code formal}, {@code plain}, {@code rough} or {@code ornate}
     * @param talkativeness 0 to 1
     * @param phrases things the character is heard to say
     */
    public record Voice(
            @Nullable @Pattern(regexp = "formal|plain|rough|ornate", message = "must be formal, plain, rough or ornate")
            String register,

            @Nullable @DecimalMin("0") @DecimalMax("1") Double talkativeness,
            @Nullable @Size(max = 40) List<@NotBlank @Size(max = 300) String> phrases) {}
}
