package io.novelengine.character.card;

/** A file that is not taken as a character card, and why. */
public final class CardRefused extends RuntimeException {

    private final Reason reason;

    CardRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static CardRefused malformed(String message) {
        return new CardRefused(Reason.MALFORMED, message);
    }

    static CardRefused tooLarge(String message) {
        return new CardRefused(Reason.TOO_LARGE, message);
    }

    static CardRefused unsupported(String message) {
        return new CardRefused(Reason.UNSUPPORTED, message);
    }

    /** The kind of refusal. */
    public Reason reason() {
        return reason;
    }

    /** Why a file is refused. */
    public enum Reason {
        /** It is damaged or says nothing of a character. */
        MALFORMED,
        /** It, or what it unpacks to, is more than is taken. */
        TOO_LARGE,
        /** It is no kind of file that can hold a card. */
        UNSUPPORTED
    }
}
