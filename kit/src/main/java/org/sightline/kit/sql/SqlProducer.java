package org.sightline.kit.sql;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** The {@link Sql} of a service's database. Whoever has it has its secrets. */
class SqlProducer {

    @Produces
    @Singleton
    Sql sql(DataSource database, RowScopes scopes, DatabaseSecrets secrets) {
        return Sql.of(database, scopes);
    }
}
