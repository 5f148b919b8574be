package org.sightline.gateway.pages.agencies.inventory;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which devices of an agency are asked for. What is not given does not narrow. */
public class DeviceFilter {

    /** Findings that no law decides: the match is to be reviewed first. */
    static final String REVIEW = "REVIEW";

    /** Devices about which a finding stands, whatever it says. */
    static final String LISTED = "LISTED";

    /** Devices about which no finding stands. */
    static final String NONE = "NONE";

    /** Part of any field. */
    @QueryParam("q")
    public @Nullable String q;

    /** Statuses of devices. */
    @QueryParam("status")
    public @Nullable List<String> status;

    /** A headline verdict, or one of the words above. */
    @QueryParam("verdict")
    public @Nullable String verdict;

    /** The nextCursor of the page before, with the same filters. */
    @QueryParam("cursor")
    public @Nullable String cursor;
}
