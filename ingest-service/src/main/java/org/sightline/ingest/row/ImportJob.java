package org.sightline.ingest.row;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Mapping;
import org.sightline.tabular.Layout;

/**
 * What the worker knows of an import when an attempt begins.
 *
 * @param checkpoint the last row that is certainly stored and sent
 * @param begunBefore whether an earlier attempt may have stored lines
 */
public record ImportJob(
        UUID id,
        String sourceId,
        String sourceName,
        String sha256,
        Layout layout,
        Mapping mapping,
        long checkpoint,
        boolean begunBefore,
        @Nullable String correlationId) {}
