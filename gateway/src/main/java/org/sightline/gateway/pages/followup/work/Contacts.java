package org.sightline.gateway.pages.followup.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;

/** Reads the contacts of agencies from matching-service. */
@ApplicationScoped
public class Contacts {

    private final ServiceReader services;

    Contacts(ServiceReader services) {
        this.services = services;
    }

    /** The contacts of an agency, by name. */
    List<Contact> of(UUID agency) {
        return services.page(Part.MATCHING, ServiceQuery.to("/agencies/{}/contacts", agency), Contact.class)
                .items();
    }

    /** The code of the language that all contacts of an agency read; empty where they differ or there are none. */
    public Optional<String> languageOf(UUID agency) {
        List<String> languages =
                of(agency).stream().map(Contact::language).distinct().toList();
        return languages.size() == 1 ? Optional.of(languages.getFirst()) : Optional.empty();
    }
}
