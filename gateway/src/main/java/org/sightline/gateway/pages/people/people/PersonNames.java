package org.sightline.gateway.pages.people.people;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * What the people are called whose user names histories, notes and decisions have. Only pages ask: what leaves Sightline as a
 * file or by the API has the user name, and what is public has neither (docs/adr/0090).
 */
@RequestScoped
@Named("people")
public class PersonNames {

    private static final RowScope JOB = RowScope.job("names of people");

    /** Two people of one name are told apart by their user names. */
    private static final String NAME = """
        select case when exists (select 1 from last_seen o where o.name = s.name and o.username <> s.username)
            then s.name || ' (' || s.username || ')' else s.name end as name
        from last_seen s where s.username = :username and s.name is not null order by s.at desc limit 1\
        """;

    private final Sql sql;
    private final Map<String, String> known = new HashMap<>();

    PersonNames(Sql sql) {
        this.sql = sql;
    }

    /** The name of whoever has this user name; the user name where no name is known; empty for null. */
    public String of(@Nullable String username) {
        if (username == null) {
            return "";
        }
        return BlockingOperationControl.isBlockingAllowed()
                ? known.computeIfAbsent(username, this::read)
                : known.getOrDefault(username, username);
    }

    private String read(String username) {
        return sql.as(
                JOB,
                () -> sql.query(NAME)
                        .with("username", username)
                        .first(row -> row.requiredText("name"))
                        .orElse(username));
    }
}
