package org.sightline.inventory.attestation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A year for which every agency hands in a return.
 *
 * @param version 1 for the first day that was set
 * @param dueOn by when
 * @param setBy a sign-in name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnPeriod(int year, int version, LocalDate dueOn, String setBy, Instant setAt) {}
