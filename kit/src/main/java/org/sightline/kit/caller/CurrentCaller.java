package org.sightline.kit.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** The {@link Caller} of the current request. */
@RequestScoped
public class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether anybody is signed in. */
    public boolean isSignedIn() {
        return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken;
    }

    /**
     * Who is asking.
     *
     * @throws Problem 401 if nobody is signed in
     */
    public Caller get() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Problem.unauthorized();
        }
        String name = token.getClaim("preferred_username");
        return Caller.of(
                Objects.requireNonNullElse(token.getIssuer(), ""),
                token.getSubject(),
                name == null ? token.getSubject() : name,
                strings(token, "roles"),
                strings(token, "groups"));
    }

    /**
     * The caller, if it may do this.
     *
     * @param agency null where the action is not about one agency
     * @throws Problem as {@link Access#require}
     */
    public Caller require(Action action, @Nullable UUID agency) {
        Caller caller = get();
        Access.require(caller, action, agency);
        return caller;
    }

    private static Set<String> strings(JsonWebToken token, String claim) {
        Set<String> values = new LinkedHashSet<>();
        Object raw = token.getClaim(claim);
        if (raw instanceof Collection<?> items) {
            for (Object item : items) {
                values.add(item instanceof JsonString string ? string.getString() : String.valueOf(item));
            }
        }
        return values;
    }
}
