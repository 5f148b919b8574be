package org.sightline.gateway.pages.people.help;

import java.util.Arrays;
import java.util.List;
import org.sightline.kit.caller.Caller;

/** Roles to which help is given, in the order of the page. */
public enum HelpRole {
    ANALYST(Caller.ANALYST),
    REVIEWER(Caller.REVIEWER),
    AUDITOR(Caller.AUDITOR),
    ADMIN(Caller.ADMIN),
    REPORTER(Caller.REPORTER),
    CERTIFIER(Caller.CERTIFIER),
    AGENCY_ADMIN(Caller.AGENCY_ADMIN),
    READER(Caller.READER);

    private final String role;

    HelpRole(String role) {
        this.role = role;
    }

    /** Whether it is a role of the office. */
    public boolean isOfOffice() {
        return Caller.OFFICE_ROLES.contains(role);
    }

    /** What those who hold it do first. */
    public List<FirstStep> steps() {
        return Arrays.stream(FirstStep.values())
                .filter(step -> step.roles().contains(this))
                .toList();
    }

    /** Whether somebody holds it, in the office or in an agency. */
    boolean isHeldBy(Caller caller) {
        return caller.has(role) || caller.agencyRoles().values().stream().anyMatch(roles -> roles.contains(role));
    }
}
