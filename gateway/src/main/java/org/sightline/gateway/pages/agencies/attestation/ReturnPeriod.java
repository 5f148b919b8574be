package org.sightline.gateway.pages.agencies.attestation;

import java.time.LocalDate;

/** A year for which agencies hand in returns. */
record ReturnPeriod(int year, int version, LocalDate dueOn) {}
