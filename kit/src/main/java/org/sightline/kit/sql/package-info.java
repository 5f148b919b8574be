/** Plain SQL on a service's database. In: statements with named parameters. Out: rows read by column name, or how many changed; {@link org.sightline.kit.sql.SqlFailure} where the database refuses, and one meaning of "the database is away". */
@NullMarked
package org.sightline.kit.sql;

import org.jspecify.annotations.NullMarked;
