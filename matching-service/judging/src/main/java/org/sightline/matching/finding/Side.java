package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.matching.lifecycle.WireNames;

/** For whom somebody acts. */
@Schema(name = "EvidenceSide")
public enum Side {
    @JsonProperty("agency")
    AGENCY,
    @JsonProperty("office")
    OFFICE;

    /** As it stands in the API and in columns. */
    public String wireName() {
        return WireNames.of(this);
    }

    Side other() {
        return this == OFFICE ? AGENCY : OFFICE;
    }
}
