package org.sightline.gateway.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One finding in a list.
 *
 * @param agencyName null where the agency is not known yet
 * @param agencyKind null where not known
 * @param vendorName of the first line; null for a device
 * @param description what the record says, or the device's maker and model
 * @param date a day, month, quarter, year or fiscal year; null where not known
 * @param amount decimal; null where not known
 * @param unverified whether no law that decides the verdict was read in its own text yet
 */
public record FindingRow(
        UUID id,
        long version,
        UUID agencyId,
        String agencyName,
        String agencyKind,
        String subject,
        String makerId,
        String makerName,
        String entityName,
        String basis,
        String vendorName,
        String description,
        String documentNumber,
        String date,
        String quantity,
        String amount,
        String currency,
        String itemClass,
        List<String> funding,
        String verdict,
        boolean unverified,
        String role,
        String band,
        BigDecimal score,
        String status,
        String outcome,
        String decision,
        boolean withdrawn,
        Instant updatedAt) {}
