package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One entry of a line's funding history, which only grows.
 *
 * @param text what is said about where the money came from, as published or as a person wrote it
 * @param recordedBy {@code import <id>} or a person's name
 * @param afterNotice whether it was recorded after the buyer had been told of a finding
 * @param note null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Funding(String text, Instant recordedAt, String recordedBy, boolean afterNotice, String note) {}
