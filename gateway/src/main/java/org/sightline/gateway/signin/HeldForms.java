package org.sightline.gateway.signin;

import io.quarkus.oidc.OidcSession;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.RequiredActions;
import org.sightline.kit.problem.Problem;

/**
 * What pages do with a form of somebody who signed in too long ago for what they do: the form is kept, the session here
 * ends, and the way to the kept form leads through Keycloak, which asks who it is again.
 */
@RequestScoped
public class HeldForms implements RequiredActions.SignInAgain {

    /** Below it are the kept forms; whoever comes there without a session signs in anew, whatever Keycloak remembers. */
    static final String PLACE = "/again/";

    private static final int UNAUTHORIZED = 401;
    private static final int MOST_BYTES = 65_536;

    private final HeldFormRepository forms;
    private final CurrentCaller current;
    private final OidcSession session;
    private final RoutingContext request;

    HeldForms(HeldFormRepository forms, CurrentCaller current, OidcSession session, RoutingContext request) {
        this.forms = forms;
        this.current = current;
        this.session = session;
        this.request = request;
    }

    @Override
    public @Nullable Response answer(ContainerRequestContext context) {
        String path = request.request().uri();
        if (context.getUriInfo().getPath().startsWith("/api/") || !path.startsWith("/") || path.startsWith("//")) {
            return null;
        }
        return again(forms.keep(current.get(), path, typed(context)).toString());
    }

    /**
     * The same after a service refused what a form asks, because that much wants a fresh sign-in.
     *
     * @param form as it came
     * @return null where it was refused for another reason
     */
    public @Nullable Response afterRefusal(Problem refused, MultivaluedMap<String, String> form) {
        if (refused.status() != UNAUTHORIZED || current.hasSignedInFreshly()) {
            return null;
        }
        List<HeldForm.Field> fields = new ArrayList<>();
        form.forEach((name, values) -> values.forEach(value -> fields.add(new HeldForm.Field(name, value))));
        return again(forms.keep(current.get(), request.request().uri(), fields).toString());
    }

    /** To a kept form by way of Keycloak. */
    Response again(String form) {
        session.logout().await().indefinitely();
        return Response.seeOther(URI.create(PLACE + form)).build();
    }

    private static List<HeldForm.Field> typed(ContainerRequestContext context) {
        MediaType type = context.getMediaType();
        List<HeldForm.Field> fields = new ArrayList<>();
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return fields;
        }
        for (String field : body(context).split("&")) {
            String[] parts = field.split("=", 2);
            if (!parts[0].isEmpty()) {
                fields.add(new HeldForm.Field(decoded(parts[0]), decoded(parts.length == 2 ? parts[1] : "")));
            }
        }
        return fields;
    }

    private static String body(ContainerRequestContext context) {
        try {
            byte[] body = context.getEntityStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw Problem.of(
                        413, "too-large", "The form is too large", "Sign out, sign in again, and send it then.");
            }
            return new String(body, StandardCharsets.UTF_8);
        } catch (IOException cut) {
            throw Problem.of(400, "cut-off", "The form was cut off", "Send it again.");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.of(400, "malformed-form", "The form cannot be read", "Send it again from the page.");
        }
    }
}
