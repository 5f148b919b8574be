package org.sightline.matching.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Language;

/** The contacts of agencies. One that was removed is kept and no longer given. Works in the running transaction. */
@ApplicationScoped
public class ContactRepository {

    private final Sql sql;

    ContactRepository(Sql sql) {
        this.sql = sql;
    }

    /** The contacts of these agencies, by name. */
    public List<Contact> of(Collection<UUID> agencies) {
        return sql.query("""
                        select id, agency_id, name, mail, language, added_by, added_at
                        from agency_contact
                        where agency_id = any (:agencies) and removed_at is null
                        order by name, id
                        """)
                .with("agencies", agencies)
                .list(row -> new Contact(
                        row.requiredUuid("id"),
                        row.requiredUuid("agency_id"),
                        row.requiredText("name"),
                        row.requiredText("mail"),
                        Language.of(row.requiredText("language")),
                        row.requiredText("added_by"),
                        row.requiredInstant("added_at")));
    }

    /** Adds one; says no where the agency has this address already. */
    boolean add(Contact contact) {
        return sql.query("""
                        insert into agency_contact (id, agency_id, name, mail, language, added_by, added_at)
                        values (:id, :agency, :name, :mail, :language, :by, :at)
                        on conflict do nothing
                        """)
                        .with("id", contact.id())
                        .with("agency", contact.agencyId())
                        .with("name", contact.name())
                        .with("mail", contact.mail())
                        .with("language", contact.language().wireName())
                        .with("by", contact.addedBy())
                        .with("at", contact.addedAt())
                        .change()
                == 1;
    }

    /** Takes one out; says no where these agencies have none with this id. */
    boolean remove(Collection<UUID> agencies, UUID id, String by, Instant at) {
        return sql.query("""
                        update agency_contact set removed_by = :by, removed_at = :at
                        where agency_id = any (:agencies) and id = :id and removed_at is null
                        """)
                        .with("agencies", agencies)
                        .with("id", id)
                        .with("by", by)
                        .with("at", at)
                        .change()
                == 1;
    }
}
