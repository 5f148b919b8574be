package org.sightline.ingest.upload;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A rejected row's fault, as the API shows it.
 *
 * @param column null where the row as a whole is wrong
 * @param value null where nothing stands there
 * @param raw the record as comma-separated values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectView(long row, String column, String code, String reason, String value, String raw) {}
