package org.sightline.localstack.sample;

import java.time.LocalDate;
import java.time.ZoneId;

/** Which day it is at the office of this stack, by the clock that its services have. */
public final class OfficeDay {

    private OfficeDay() {}

    /** Today; what is told as done then is not ahead of the services, and what is due then has not passed. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of(System.getenv().getOrDefault("SIGHTLINE_OFFICE_TIME_ZONE", "America/Chicago")));
    }
}
