package org.sightline.matching.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Language;
import org.sightline.matching.notification.Preferences.Kept;
import org.sightline.matching.template.NotificationKind;

/** How people want to hear of what happens. Works in the running transaction. */
@ApplicationScoped
class PreferenceRepository {

    private final Sql sql;

    PreferenceRepository(Sql sql) {
        this.sql = sql;
    }

    Optional<Kept> of(Caller caller) {
        return sql.query("""
                        select person, name, mail, language, version, cast(modes as text) as modes
                        from notification_preference
                        where caller = :caller
                        """).with("caller", caller.subject()).first(PreferenceRepository::kept);
    }

    /** Keeps a choice; says no where another version was kept in the meantime. */
    boolean keep(Caller caller, Kept kept, Instant now) {
        return sql.query("""
                        insert into notification_preference as known (caller, person, name, mail, language, version, modes,
                          set_at)
                        values (:caller, :person, :name, :mail, :language, :version, cast(:modes as jsonb), :now)
                        on conflict (caller) do update
                        set name = excluded.name, mail = excluded.mail, language = excluded.language,
                          version = excluded.version, modes = excluded.modes, set_at = excluded.set_at
                        where known.version = excluded.version - 1
                        """)
                        .with("caller", caller.subject())
                        .with("person", kept.person())
                        .with("name", kept.name())
                        .with("mail", kept.mail())
                        .with("language", kept.language().wireName())
                        .with("version", kept.version())
                        .with("modes", Json.write(kept.modes()))
                        .with("now", now)
                        .change()
                == 1;
    }

    /** The choices of people who hold a role in one of these places: ids of agencies, or office. */
    List<Kept> in(Collection<String> places) {
        return sql.query("""
                        select p.person, p.name, p.mail, p.language, p.version, cast(p.modes as text) as modes
                        from notification_preference p
                        where exists (select 1 from held_grant g where g.person = p.person and g.place = any (:places))
                        order by p.person
                        """).with("places", places).list(PreferenceRepository::kept);
    }

    private static Kept kept(Row row) {
        Map<NotificationKind, Mode> modes = new EnumMap<>(NotificationKind.class);
        Json.tree(row.requiredText("modes"))
                .properties()
                .forEach(choice -> modes.put(
                        NotificationKind.of(choice.getKey()), Json.MAPPER.convertValue(choice.getValue(), Mode.class)));
        return new Kept(
                row.requiredText("person"),
                row.requiredText("name"),
                row.requiredText("mail"),
                Language.of(row.requiredText("language")),
                row.number("version"),
                modes);
    }
}
