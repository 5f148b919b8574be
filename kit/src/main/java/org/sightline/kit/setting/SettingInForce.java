package org.sightline.kit.setting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it is in force in one service.
 *
 * @param value null where it is a secret or has no value
 * @param source {@code environment}, {@code file}, {@code command line} or {@code default}; null where it has no value
 */
public record SettingInForce(
        @Schema(required = true, description = "The key of the configuration", examples = "sightline.office.time-zone")
        String name,

        @Schema(
                required = true,
                description = "The environment variable that gives it",
                examples = "SIGHTLINE_OFFICE_TIME_ZONE")
        String variable,

        @Schema(required = true, description = "What it is, in words")
        String meaning,

        @Schema(required = true, description = "Whether its value is shown nowhere")
        boolean secret,

        @Schema(required = true, description = "Whether it has a value")
        boolean set,

        @Schema(description = "Missing where it is a secret or has no value", nullable = true) @Nullable
        String value,

        @Schema(
                description =
                        "Where the value came from: environment, file, command line or default; missing where there is none",
                nullable = true)
        @Nullable
        String source) {}
