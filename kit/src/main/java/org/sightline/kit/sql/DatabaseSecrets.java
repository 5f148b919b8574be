package org.sightline.kit.sql;

import io.smallrye.config.ConfigMapping;

/**
 * The password of a service's database: of the role that reads and writes rows, or in the step that migrates of the owner.
 * It has no default, so a service without it does not start and names it.
 */
@ConfigMapping(prefix = "sightline.database")
public interface DatabaseSecrets {

    /** Never empty. */
    String password();
}
