package org.reprise.core.install;

/**
 * Why a plugin may be installed, or not.
 *
 * @param state the finding
 * @param by name of the trusted key, or the fingerprint of an unknown one; empty if there is no key
 */
public record Trust(State state, String by) {
    /** What is known of the origin. */
    public enum State {
        /** Signed by a trusted key. */
        SIGNED,
        /** The distribution carries this very zip. */
        CARRIED,
        /** Signed by a key that the user does not trust so far. */
        UNKNOWN_KEY,
        /** The signature is not of this plugin: altered or forged. */
        FORGED,
        /** No signature. */
        UNSIGNED
    }

    /** Whether it may be installed without further ado. */
    public boolean good() {
        return state == State.SIGNED || state == State.CARRIED;
    }

    /** In words. */
    public String text() {
        return switch (state) {
            case SIGNED -> "signed by " + by;
            case CARRIED -> "carried by the distribution";
            case UNKNOWN_KEY -> "signed by the unknown key " + by;
            case FORGED -> "its signature does not match";
            case UNSIGNED -> "unsigned";
        };
    }
}
