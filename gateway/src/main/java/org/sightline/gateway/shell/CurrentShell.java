package org.sightline.gateway.shell;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;

/** Makes the {@link Shell} of the current request. */
@RequestScoped
public class CurrentShell {

    private final SecurityIdentity identity;
    private final CurrentCaller current;
    private final RoutingContext request;

    CurrentShell(SecurityIdentity identity, CurrentCaller current, RoutingContext request) {
        this.identity = identity;
        this.current = current;
        this.request = request;
    }

    /** The shell for whoever asks, signed in or not. */
    public Shell of(String title) {
        if (identity.isAnonymous()) {
            return new Shell(title, null, null, List.of(), null, false, false, false, false);
        }
        Caller caller = current.get();
        return new Shell(
                title,
                caller.name(),
                role(caller),
                nav(caller),
                Notice.take(request),
                Access.allows(caller, Action.LOAD, null),
                Access.allows(caller, Action.DECIDE, null),
                Access.allows(caller, Action.ADMINISTER, null),
                caller.readsAll());
    }

    private List<Shell.Item> nav(Caller caller) {
        List<Shell.Item> items = new ArrayList<>();
        if (caller.readsAll()) {
            items.add(item("Overview", "/overview"));
            items.add(item("Findings", "/findings"));
            items.add(item("Agencies", "/agencies"));
        }
        if (Access.allows(caller, Action.LOAD, null)) {
            items.add(item("Purchase data", "/imports"));
        }
        if (!caller.readsAll() && caller.agencies().size() == 1) {
            UUID agency = caller.agencies().iterator().next();
            items.add(item("Our agency", "/agencies/" + agency));
            items.add(item("Findings", "/findings"));
            items.add(item("Devices", "/agencies/" + agency + "/devices"));
        } else if (!caller.agencies().isEmpty() && !caller.readsAll()) {
            items.add(item("Our agencies", "/agencies"));
            items.add(item("Findings", "/findings"));
        }
        if (caller.readsAll()) {
            items.add(item("Watchlist", "/watchlist"));
        }
        items.add(item("The law", "/law"));
        items.add(item("Check a purchase", "/check"));
        return items;
    }

    private Shell.Item item(String label, String href) {
        String path = request.request().path();
        boolean below = path.startsWith(href + "/")
                && !(href.startsWith("/agencies/") && (path.endsWith("/devices") || path.endsWith("/people")));
        return new Shell.Item(label, href, path.equals(href) || below);
    }

    private static String role(Caller caller) {
        if (caller.has(Caller.ADMIN)) {
            return "Admin";
        }
        if (caller.has(Caller.ANALYST)) {
            return "Oversight analyst";
        }
        if (caller.has(Caller.AUDITOR)) {
            return "Auditor, reads only";
        }
        Set<String> roles = new java.util.TreeSet<>();
        caller.agencyRoles().values().forEach(roles::addAll);
        if (roles.contains(Caller.REPORTER)) {
            return "Agency reporter";
        }
        return roles.contains(Caller.CERTIFIER) ? "Agency certifier" : "No role yet";
    }
}
