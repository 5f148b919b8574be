package org.sightline.gateway.access;

import io.smallrye.config.ConfigMapping;

/** What signing in rests on. None has a default, so a gateway without one does not start and names it. */
@ConfigMapping(prefix = "sightline.sign-in-secrets")
interface SignInSecrets {

    /** Of the client with which people sign in. */
    String client();

    /** The key of session cookies. */
    String session();

    /** Of the client that looks at accounts. */
    String accounts();

    /** Of the client that makes service accounts. */
    String machines();
}
