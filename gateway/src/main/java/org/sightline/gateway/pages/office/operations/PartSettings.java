package org.sightline.gateway.pages.office.operations;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.setting.SettingInForce;

/**
 * What is set in one part.
 *
 * @param part gateway, ingest, matching or inventory
 * @param title what it does
 * @param answers whether it answers
 * @param settings each setting that the part reads; empty where it does not answer
 */
@Schema(requiredProperties = {"part", "title", "answers", "settings"})
public record PartSettings(
        @Schema(description = "gateway, ingest, matching or inventory")
        String part,

        @Schema(description = "What it does, in words") String title,
        @Schema(description = "Whether it answers") boolean answers,

        @Schema(description = "Each setting that it reads; empty where it does not answer")
        List<SettingInForce> settings) {}
