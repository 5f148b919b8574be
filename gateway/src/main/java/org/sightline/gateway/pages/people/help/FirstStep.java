package org.sightline.gateway.pages.people.help;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Something that people do first. It is done when the audit log has one of its actions. */
public enum FirstStep {
    LOAD_PURCHASES("/imports/new", Set.of(HelpRole.ANALYST), "upload file", "import file"),
    DECIDE("/workbench", Set.of(HelpRole.ANALYST, HelpRole.REVIEWER), "decide finding", "decide findings jointly"),
    ADD_CONTACT("/agencies", Set.of(HelpRole.ANALYST, HelpRole.REVIEWER), "add contact"),
    TELL_AN_AGENCY("/workbench?queue=decided", Set.of(HelpRole.ANALYST, HelpRole.REVIEWER), "send notice"),
    TAKE_A_REPORT("/overview", Set.of(HelpRole.AUDITOR), "export report"),
    TAKE_FINDINGS("/findings", Set.of(HelpRole.AUDITOR), "export findings"),
    REGISTER_AN_AGENCY("/agencies/new", Set.of(HelpRole.ADMIN), "register agency"),
    SEND_PUBLIC_BODIES(
            "/public-bodies",
            Set.of(HelpRole.ADMIN),
            "send public bodies",
            "load public bodies",
            "apply public bodies"),
    GIVE_ROLES(
            "/people",
            Set.of(HelpRole.ADMIN),
            "drafted reporter",
            "drafted certifier",
            "drafted agency-admin",
            "drafted reader",
            "granted reporter",
            "granted certifier",
            "granted agency-admin",
            "granted reader"),
    INVITE(
            "/agencies/{agency}/people",
            Set.of(HelpRole.AGENCY_ADMIN),
            "drafted reporter",
            "drafted certifier",
            "drafted reader",
            "granted reporter",
            "granted certifier",
            "granted reader"),
    REGISTER_DEVICES(
            "/agencies/{agency}/devices",
            Set.of(HelpRole.REPORTER),
            "register device",
            "import devices",
            "apply device list"),
    ANSWER("/findings?waiting=agency", Set.of(HelpRole.REPORTER), "answer finding"),
    DRAFT_THE_RETURN("/agencies/{agency}/returns", Set.of(HelpRole.REPORTER), "draft return"),
    SIGN_THE_RETURN("/agencies/{agency}/returns", Set.of(HelpRole.CERTIFIER), "certify return"),
    CHECK_A_PURCHASE("/check", Set.of(HelpRole.REPORTER, HelpRole.READER), "check before purchase");

    private final String address;
    private final Set<HelpRole> roles;
    private final Set<String> actions;

    FirstStep(String address, Set<HelpRole> roles, String... actions) {
        this.address = address;
        this.roles = roles;
        this.actions = Set.of(actions);
    }

    /** Whose first step it is. */
    Set<HelpRole> roles() {
        return roles;
    }

    /** What the audit log calls it; one is enough. */
    Set<String> actions() {
        return actions;
    }

    /** The page where it is done: of the one agency that somebody acts for, or else the list of them. */
    String link(Collection<UUID> agencies) {
        if (!address.contains("{agency}")) {
            return address;
        }
        return agencies.size() == 1
                ? address.replace("{agency}", agencies.iterator().next().toString())
                : "/agencies";
    }
}
