package org.sightline.gateway.shell;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sightline.gateway.words.LabelTexts;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;

/** Makes the {@link Shell} of the current request. */
@RequestScoped
public class CurrentShell {

    private static final Pattern OF_AGENCY = Pattern.compile("/agencies/[^/]+");
    /** Pages below an agency's that are no part of it: they have an item of their own, or none. */
    private static final Pattern NOT_OF_AGENCY = Pattern.compile(
            ".*/(?:(?:contacts|people|review|service-accounts)|(?:devices|device-lists|returns|plans|waivers|reconciliation|webhooks)(?:/.*)?)");

    private final SecurityIdentity identity;
    private final CurrentCaller current;
    private final RoutingContext request;
    private final Language language;

    CurrentShell(SecurityIdentity identity, CurrentCaller current, RoutingContext request, Language language) {
        this.identity = identity;
        this.current = current;
        this.request = request;
        this.language = language;
    }

    /** The texts of a room in the language of whoever asks. */
    public <T> T texts(Class<T> bundle) {
        return language.texts(bundle);
    }

    /** The labels that several rooms use, in the language of whoever asks. */
    public LabelTexts labels() {
        return texts(LabelTexts.class);
    }

    /** The language of whoever asks. */
    public Locale locale() {
        return language.locale();
    }

    /**
     * Writes the answer of this request in the language of the one whom it is for, and not of the one who asks.
     *
     * @param reader the code of that language
     */
    public void writeFor(String reader) {
        language.writeFor(reader);
    }

    private ShellTexts texts() {
        return texts(ShellTexts.class);
    }

    /** The shell for whoever asks, signed in or not. */
    public Shell of(String title) {
        if (identity.isAnonymous()) {
            return outside(title);
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

    /** The shell for somebody who is not signed in, or no longer. */
    Shell outside(String title) {
        return new Shell(title, null, null, List.of(), Notice.take(request), false, false, false, false);
    }

    private List<Shell.Item> nav(Caller caller) {
        List<Shell.Item> items = new ArrayList<>();
        if (caller.readsAll()) {
            addStatewide(items, caller);
        } else {
            addOwn(items, caller.agencies());
        }
        if (caller.isOfOffice()) {
            addOffice(items, caller);
        }
        items.addAll(Shell.Item.group(
                texts().law(), List.of(item(texts().theLaw(), "/law"), item(texts().checkAPurchase(), "/check"))));
        return items;
    }

    /** What people go to who read across all agencies. */
    private void addStatewide(List<Shell.Item> items, Caller caller) {
        items.add(item(texts().overview(), "/overview"));
        items.add(item(labels().yourWork(), "/work"));
        if (Access.allows(caller, Action.DECIDE, null)) {
            items.add(item(texts().reviewQueue(), "/workbench"));
        }
        items.add(item(labels().findings(), "/findings"));
        items.add(item(labels().agencies(), "/agencies"));
        items.addAll(Shell.Item.group(
                texts().followUp(),
                List.of(
                        item(texts().reconciliation(), "/reconciliation"),
                        item(texts().plans(), "/plans"),
                        item(texts().waivers(), "/waivers"),
                        item(labels().returns(), "/returns"))));
    }

    /** What the office looks after. */
    private void addOffice(List<Shell.Item> items, Caller caller) {
        List<Shell.Item> kept = new ArrayList<>();
        if (Access.allows(caller, Action.LOAD, null)) {
            kept.add(item(texts().purchaseData(), "/imports"));
        }
        if (caller.readsAll()) {
            kept.add(item(labels().purchaseLines(), "/lines"));
            kept.add(item(texts().auditLog(), "/audit"));
        }
        if (!caller.readsAll()) {
            items.add(item(labels().agencies(), "/register"));
            items.add(item(labels().returns(), "/returns"));
            kept.add(item(texts().feeds(), "/feeds"));
        }
        kept.add(item(labels().people(), "/people"));
        kept.add(item(labels().claimsOfAgencies(), "/claims"));
        kept.add(item(labels().watchlist(), "/watchlist"));
        kept.add(item(labels().rules(), "/rules"));
        kept.add(item(texts().lawWatch(), "/law-watch"));
        kept.add(item(texts().openData(), "/open-data-editions"));
        if (Access.allows(caller, Action.ADMINISTER, null)) {
            kept.add(item(texts().system(), "/system"));
        }
        items.addAll(Shell.Item.group(texts().office(), kept));
    }

    /** What people of agencies go to. */
    private void addOwn(List<Shell.Item> items, Set<UUID> agencies) {
        if (agencies.size() == 1) {
            UUID agency = agencies.iterator().next();
            items.add(item(texts().ourAgency(), "/agencies/" + agency));
            items.add(item(labels().yourWork(), "/work"));
            items.add(item(labels().findings(), "/findings"));
            items.add(item(labels().devices(), "/agencies/" + agency + "/devices"));
            items.addAll(Shell.Item.group(
                    texts().followUp(),
                    List.of(
                            item(texts().reconciliation(), "/agencies/" + agency + "/reconciliation"),
                            item(texts().plans(), "/agencies/" + agency + "/plans"),
                            item(labels().returns(), "/agencies/" + agency + "/returns"))));
        } else if (!agencies.isEmpty()) {
            items.add(item(texts().ourAgencies(), "/agencies"));
            items.add(item(labels().yourWork(), "/work"));
            items.add(item(labels().findings(), "/findings"));
        }
    }

    private Shell.Item item(String label, String href) {
        String path = request.request().path();
        boolean below = path.startsWith(href + "/")
                && !(OF_AGENCY.matcher(href).matches()
                        && NOT_OF_AGENCY.matcher(path).matches());
        return Shell.Item.place(label, href, path.equals(href) || below);
    }

    private String role(Caller caller) {
        if (caller.has(Caller.ADMIN)) {
            return texts().admin();
        }
        if (caller.has(Caller.ANALYST)) {
            return texts().oversightAnalyst();
        }
        if (caller.has(Caller.REVIEWER)) {
            return texts().oversightReviewer();
        }
        if (caller.has(Caller.AUDITOR)) {
            return texts().auditor();
        }
        Set<String> roles = new java.util.TreeSet<>();
        caller.agencyRoles().values().forEach(roles::addAll);
        if (roles.contains(Caller.REPORTER)) {
            return texts().agencyReporter();
        }
        if (roles.contains(Caller.CERTIFIER)) {
            return texts().agencyCertifier();
        }
        if (roles.contains(Caller.AGENCY_ADMIN)) {
            return texts().agencyAdmin();
        }
        return roles.contains(Caller.READER) ? texts().agencyReader() : texts().noRoleYet();
    }
}
