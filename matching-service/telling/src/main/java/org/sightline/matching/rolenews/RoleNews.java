package org.sightline.matching.rolenews;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.caller.RoleGiven;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.template.NotificationKind;

/** What people are told of a new role in an agency. Each thing has a name, by which it is told once. Pure. */
final class RoleNews {

    /** What is older, in days, when it becomes known is told to nobody: after a restore, or from before it was told. */
    static final int OLDEST_DAYS = 30;

    /** How many of the office are told of a role in an agency. */
    static final int OF_OFFICE = 2;

    private RoleNews() {}

    /**
     * Something to be told.
     *
     * @param origin its name
     */
    record News(String origin, Notification notification) {}

    /**
     * What is new in a grant.
     *
     * @param office all that is held in the office by anybody
     */
    static List<News> of(Grant grant, List<Grant> office, Instant now) {
        List<News> news = new ArrayList<>();
        UUID agency = grant.agencyId();
        for (HeldRole role : grant.roles()) {
            RoleGiven given = role.given();
            if (agency != null && given != null && isNew(role, given, now)) {
                news.addAll(of(grant, agency, role.role(), given, two(office, grant, given, now)));
            }
        }
        return List.copyOf(news);
    }

    private static List<News> of(Grant grant, UUID agency, String role, RoleGiven given, List<String> two) {
        String origin = "role " + grant.key() + " " + role + " " + given.at();
        Map<String, Value> values = Map.of(
                "person",
                Value.text(Objects.requireNonNullElse(grant.name(), grant.subject())),
                "role",
                Value.said(phrase(role)),
                "givers",
                givers(given));
        String path = "/agencies/" + agency + "/people";
        List<News> news = new ArrayList<>();
        news.add(new News(origin, Notification.of(NotificationKind.ROLE_GIVEN, agency, values, path)));
        for (String person : two) {
            news.add(new News(
                    origin + " to " + person,
                    Notification.of(NotificationKind.OFFICE_ROLE_GIVEN, agency, values, path)
                            .to(person)));
        }
        return news;
    }

    /** A word that is no role gives nothing, so nothing is said of it. */
    private static boolean isNew(HeldRole role, RoleGiven given, Instant now) {
        boolean known = Caller.AGENCY_ROLES.contains(role.role()) || role.role().equals(Caller.SERVICE_ACCOUNT);
        return known && role.holdsAt(now) && given.at().isAfter(now.minus(Duration.ofDays(OLDEST_DAYS)));
    }

    private static Phrase phrase(String role) {
        return Phrase.valueOf("ROLE_" + role.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static Value givers(RoleGiven given) {
        Map<String, Value> names = new HashMap<>(Map.of("approved", Value.text(given.approvedBy())));
        String drafted = given.draftedBy();
        if (drafted == null) {
            return Value.said(Phrase.ROLE_BY_ONE, names);
        }
        names.put("drafted", Value.text(drafted));
        return Value.said(Phrase.ROLE_BY_TWO, names);
    }

    /** Two of the office, admins before others, and those who gave the role only where there is nobody else. */
    private static List<String> two(List<Grant> office, Grant about, RoleGiven given, Instant now) {
        return office.stream()
                .filter(one -> one.roles().stream()
                        .anyMatch(role -> Caller.OFFICE_ROLES.contains(role.role()) && role.holdsAt(now)))
                .filter(one -> !one.person().equals(about.person()))
                .sorted(Comparator.comparing((Grant one) -> gave(one, given))
                        .thenComparing(one -> one.roles().stream().noneMatch(role -> isAdmin(role, now)))
                        .thenComparingInt(one -> Math.floorMod((one.person() + given.at()).hashCode(), 1_000))
                        .thenComparing(Grant::person))
                .limit(OF_OFFICE)
                .map(Grant::person)
                .toList();
    }

    private static boolean isAdmin(HeldRole role, Instant now) {
        return role.role().equals(Caller.ADMIN) && role.holdsAt(now);
    }

    private static boolean gave(Grant one, RoleGiven given) {
        String name = one.name();
        return name != null && (name.equals(given.approvedBy()) || name.equals(given.draftedBy()));
    }
}
