package io.novelengine.character.profile;

/**
 * Who asks.
 *
 * @param name under which characters are owned and changes are signed
 * @param operator whether everything may be seen and changed that is not built in
 */
public record Caller(String name, boolean operator) {

    /** The operator of this installation, who is the only one that asks until there are users. */
    public static final Caller OPERATOR = new Caller("operator", true);

    boolean maySee(StoryCharacter character) {
        return operator || !character.profile().isPrivate() || owns(character);
    }

    boolean owns(StoryCharacter character) {
        return character.owner().equals(name);
    }
}
