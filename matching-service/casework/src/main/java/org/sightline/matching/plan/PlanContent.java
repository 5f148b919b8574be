package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says in words and money.
 *
 * @param title what it is called
 * @param owner who at the agency sees to it
 * @param summary what is done and why so; null where nothing was written
 * @param cost in US dollars, estimated, as a decimal; null while not known
 * @param funding where the money comes from
 * @param replacement what is installed in its place; null for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanContent(
        String title,
        String owner,
        @Nullable String summary,
        @Nullable String cost,
        List<Money> funding,
        @Nullable String replacement) {

    PlanContent {
        funding = funding == null ? List.of() : List.copyOf(funding);
    }

    /**
     * Money for a plan.
     *
     * @param source where it comes from
     * @param amount in US dollars, as a decimal; null while not known
     */
    @Schema(name = "PlanMoney")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Money(Source source, @Nullable String amount) {}

    /** Where the money for a plan comes from. */
    @Schema(name = "PlanFunding")
    enum Source {
        @JsonProperty("local")
        LOCAL,
        @JsonProperty("state")
        STATE,
        @JsonProperty("federal_grant")
        FEDERAL_GRANT,
        /**
         * The FCC's Secure and Trusted Communications Networks Reimbursement Program (47 CFR 1.50004). It pays providers of
         * advanced communications service.
         */
        @JsonProperty("fcc_reimbursement")
        FCC_REIMBURSEMENT,
        /** A refund or credit memo of the seller. */
        @JsonProperty("vendor_credit")
        VENDOR_CREDIT,
        @JsonProperty("other")
        OTHER
    }
}
