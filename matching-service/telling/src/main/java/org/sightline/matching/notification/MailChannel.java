package org.sightline.matching.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.matching.contact.Contact;
import org.sightline.matching.contact.ContactRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.language.Language;
import org.sightline.matching.mail.Mail;
import org.sightline.matching.mail.Mails;
import org.sightline.matching.notification.Preferences.Kept;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.template.Written;

/**
 * Notifications by mail: to the contacts of the agency and to the people who chose it, each as they chose and in
 * their language. A contact whose address is that of a person hears of it as the person chose.
 */
@ApplicationScoped
class MailChannel implements Channel {

    private final PreferenceRepository preferences;
    private final DigestRepository digests;
    private final ContactRepository contacts;
    private final AgencyRepository agencies;
    private final HeldGrants held;
    private final Mails mails;
    private final Clock clock;

    MailChannel(
            PreferenceRepository preferences,
            DigestRepository digests,
            ContactRepository contacts,
            AgencyRepository agencies,
            HeldGrants held,
            Mails mails,
            Clock clock) {
        this.preferences = preferences;
        this.digests = digests;
        this.contacts = contacts;
        this.agencies = agencies;
        this.held = held;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void hand(Told told) {
        Set<UUID> ids = agencies.allIdsOf(told.agencyId());
        Map<String, Kept> people = people(told, ids);
        List<Mail> atOnce = new ArrayList<>();
        // What concerns one person is not for the contacts of an agency.
        boolean forAll = !told.isForOffice() && told.person() == null;
        for (Contact contact : forAll ? contacts.of(ids) : List.<Contact>of()) {
            // The notice itself wrote to the contacts, and has a record of each of its mails.
            if (!people.containsKey(key(contact.mail())) && told.kind() != NotificationKind.NOTICE) {
                atOnce.add(mail(told, contact.name(), contact.mail(), contact.language()));
            }
        }
        for (Kept person : people.values()) {
            switch (person.of(told.kind())) {
                case AT_ONCE -> atOnce.add(mail(told, person.name(), person.mail(), person.language()));
                case DAILY -> digests.add(person.person(), told.id(), clock.instant());
                case NO_MAIL -> {}
            }
        }
        mails.send(atOnce);
    }

    /** Who chose how to hear of it and may read it, by address. */
    private Map<String, Kept> people(Told told, Set<UUID> ids) {
        Map<String, Kept> people = new HashMap<>();
        Set<String> contacted = told.kind() == NotificationKind.NOTICE ? addresses(ids) : Set.of();
        List<String> places = told.isForOffice()
                ? List.of(Grant.Place.OFFICE.wireName())
                : ids.stream().map(UUID::toString).toList();
        for (Kept person : preferences.in(places)) {
            if (!contacted.contains(key(person.mail())) && mayRead(told, person.person())) {
                people.put(key(person.mail()), person);
            }
        }
        return people;
    }

    private Set<String> addresses(Set<UUID> ids) {
        Set<String> addresses = new HashSet<>();
        contacts.of(ids).forEach(contact -> addresses.add(key(contact.mail())));
        return addresses;
    }

    /** Whether a person may read a notification in the inbox at this moment. */
    boolean mayRead(Told told, String person) {
        if (told.person() != null && !told.person().equals(person)) {
            return false;
        }
        Caller caller = holding(person);
        if (caller == null || !NotificationKind.of(caller).contains(told.kind())) {
            return false;
        }
        return told.isForOffice()
                || caller.agencies(told.kind().neededInAgency()).stream()
                        .anyMatch(agencies.allIdsOf(told.agencyId())::contains);
    }

    private @Nullable Caller holding(String person) {
        List<Grant> grants = held.of(person);
        boolean disabled = grants.stream().anyMatch(grant -> {
            Account account = grant.account();
            return account != null && !account.enabled();
        });
        if (grants.isEmpty() || disabled) {
            return null;
        }
        Grant any = grants.getFirst();
        return Caller.holding(any.issuer(), any.subject(), any.subject(), grants, clock.instant());
    }

    private static Mail mail(Told told, String recipient, String address, Language language) {
        UUID agency = told.isForOffice() ? null : told.agencyId();
        Written written = told.written().in(language);
        return new Mail(
                new Mail.About(agency, null, told.id()),
                recipient,
                address,
                language,
                written.subject(),
                written.text(),
                told.path());
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
