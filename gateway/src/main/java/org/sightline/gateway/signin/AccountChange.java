package org.sightline.gateway.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody changes on their own sign-in. Keycloak does it, and first asks for the present password. */
enum AccountChange {
    PASSWORD("UPDATE_PASSWORD"),
    PASSKEY("webauthn-register");

    /** Below it are the ways to Keycloak and back. */
    static final String PLACE = "/account/";

    private final String action;

    AccountChange(String action) {
        this.action = action;
    }

    /** What Keycloak calls it. */
    String action() {
        return action;
    }

    String path() {
        return PLACE + name().toLowerCase(Locale.ROOT);
    }

    /** The change that an address of ours leads to; empty for another address. */
    static Optional<AccountChange> at(@Nullable String path) {
        return Stream.of(values()).filter(change -> change.path().equals(path)).findFirst();
    }
}
