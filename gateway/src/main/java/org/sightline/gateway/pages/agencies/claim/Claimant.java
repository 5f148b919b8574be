package org.sightline.gateway.pages.agencies.claim;

import java.util.Locale;

/**
 * Who claims a body without an account, as they typed it.
 *
 * @param job their position at the body
 * @param language the code of the language in which they read
 */
record Claimant(String name, String mail, String job, String language) {

    /** The most characters of name, e-mail address and position. */
    static final int LONGEST = 200;

    /** The most characters that Keycloak and our addresses take in a user name. */
    private static final int LONGEST_USERNAME = 100;

    /** The user name of an account that is made for them: the e-mail address, in characters that user names have. */
    static String username(String mail) {
        String plain = mail.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._@-]", "-");
        return plain.substring(0, Math.min(LONGEST_USERNAME, plain.length()));
    }
}
