package org.sightline.matching.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Language;

/** What admins wrote in the place of the texts that Sightline came with. Works in the running transaction. */
@ApplicationScoped
class TemplateRepository {

    private static final long LOCK = 7_316_889_200_467L;

    private final Sql sql;

    TemplateRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * A version.
     *
     * @param subject null where it is the text that Sightline came with
     * @param text null with the subject
     */
    record Kept(
            int version, @Nullable String subject, @Nullable String text, String setBy, Instant setAt) {}

    /** The versions of a text, the latest first. */
    List<Kept> versions(NotificationKind kind, Language language, int most) {
        return sql.query("""
                        select version, subject, text, set_by, set_at
                        from notification_template
                        where kind = :kind and language = :language
                        order by version desc
                        limit :most
                        """)
                .with("kind", kind.wireName())
                .with("language", language.wireName())
                .with("most", most)
                .list(row -> new Kept(
                        row.integer("version"),
                        row.text("subject"),
                        row.text("text"),
                        row.requiredText("set_by"),
                        row.requiredInstant("set_at")));
    }

    void add(NotificationKind kind, Language language, Kept kept) {
        sql.query("""
                        insert into notification_template (kind, language, version, subject, text, set_by, set_at)
                        values (:kind, :language, :version, :subject, :text, :by, :at)
                        """)
                .with("kind", kind.wireName())
                .with("language", language.wireName())
                .with("version", kept.version())
                .with("subject", kept.subject())
                .with("text", kept.text())
                .with("by", kept.setBy())
                .with("at", kept.setAt())
                .change();
    }

    /** One change of a text at a time, until the transaction ends. */
    void lock() {
        sql.lock(LOCK);
    }
}
