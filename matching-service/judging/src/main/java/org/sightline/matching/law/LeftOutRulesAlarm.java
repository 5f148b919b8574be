package org.sightline.matching.law;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.kit.operations.SystemAlarm;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;

/** Says at <em>System</em> which approved changes of the rules no longer fit the rules in force, and so judge nothing. */
@ApplicationScoped
class LeftOutRulesAlarm implements SystemAlarm {

    private static final RowScope JOB = RowScope.job("left-out rules");

    private final Sql sql;
    private final RulesInForce rules;

    LeftOutRulesAlarm(Sql sql, RulesInForce rules) {
        this.sql = sql;
        this.rules = rules;
    }

    @Override
    public List<String> sentences() {
        try {
            return sql.as(JOB, rules::leftOut).stream()
                    .map(one -> "An approved change of the rules no longer fits and judges nothing: " + one
                            + " Draft it again for the rules in force.")
                    .toList();
        } catch (SqlFailure away) {
            // That the database is away is said already.
            return List.of();
        }
    }
}
