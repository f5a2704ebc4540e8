package io.novelengine.character.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
 * @param lore facts that come to mind when they are spoken of
 * @param visibility {@code public}, as when absent, or {@code private}
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
        @Nullable @Size(max = 30) List<@NotBlank @Size(max = 40) String> tags,
        @Nullable @Valid Lore lore,

        @Nullable @Pattern(regexp = "public|private", message = "must be public or private")
        String visibility) {

    /** Whether only its owner may see it. */
    @JsonIgnore
    public boolean isPrivate() {
        return "private".equals(visibility);
    }

    /** The same profile without what depends on where it is kept: slug and visibility. */
    public Profile essence() {
        return with(null, null);
    }

    /** The same profile under the given slug; a visibility that says nothing is left out. */
    Profile withSlug(String slug) {
        return with(slug, isPrivate() ? visibility : null);
    }

    private Profile with(@Nullable String slug, @Nullable String visibility) {
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
                tags,
                lore,
                visibility);
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

    /**
     * What is told of the character's world, and how it comes to mind.
     *
     * @param scanDepth how many texts back are looked through for keys
     * @param budget most tokens, of four characters each, that may come to mind at once
     * @param recursive whether what came to mind may bring more to mind
     * @param facts what is told
     */
    public record Lore(
            @Nullable @Min(0) @Max(1_000) Integer scanDepth,
            @Nullable @Min(0) @Max(1_000_000) Integer budget,
            @Nullable Boolean recursive,
            @NotNull @Size(max = 200) List<@NotNull @Valid Fact> facts) {}

    /**
     * Something told.
     *
     * @param text one or more sentences
     * @param name what it is about
     * @param keys words that bring it to mind; regular expressions when {@code regex} is set
     * @param secondaryKeys words of which one is needed too
     * @param excludeKeys words that keep it from coming to mind
     * @param regex whether the keys are regular expressions
     * @param caseSensitive whether capital letters count
     * @param constant whether it is always in mind
     * @param order lower ones are told first
     * @param priority lower ones are the first to be left out when the budget is short
     * @param onlyAfter first turn at which it may come to mind
     * @param onlyEvery it may come to mind only at turns that are multiples of this
     * @param lasting {@code stays} in mind once it came, or comes {@code once}
     */
    public record Fact(
            @NotBlank @Size(max = 4_000) String text,
            @Nullable @Size(max = 120) String name,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 400) String> keys,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 400) String> secondaryKeys,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 400) String> excludeKeys,
            @Nullable Boolean regex,
            @Nullable Boolean caseSensitive,
            @Nullable Boolean constant,
            @Nullable Integer order,
            @Nullable Integer priority,
            @Nullable @Min(0) @Max(1_000_000) Integer onlyAfter,
            @Nullable @Min(1) @Max(1_000_000) Integer onlyEvery,

            @Nullable @Pattern(regexp = "stays|once", message = "must be stays or once")
            String lasting) {}
}
