package org.sightline.gateway.compliance;

import java.util.UUID;
import org.sightline.kit.paging.Page;

/** Findings as they were said on an earlier day. The view holds only what is now; matching-service keeps every version. */
public interface EarlierFindings {

    /**
     * One page, newest first.
     *
     * @param agencyId null for all
     */
    Page<FindingRow> page(UUID agencyId, FindingFilter filter);
}
