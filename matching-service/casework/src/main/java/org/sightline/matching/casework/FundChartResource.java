package org.sightline.matching.casework;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.held.FundChart;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.reading.FundingReader;

/**
 * An agency's chart of funds. The agency reads it; the office sets it, with its source, so that an agency cannot
 * relabel its own funds.
 */
@Path("/agencies/{agencyId}/fund-codes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "fund codes")
public class FundChartResource {

    private static final int MOST_CODES = 5_000;
    private static final int LONGEST_CODE = 60;

    private final FundCharts charts;
    private final CurrentCaller caller;

    FundChartResource(FundCharts charts, CurrentCaller caller) {
        this.charts = charts;
        this.caller = caller;
    }

    /**
     * The whole chart, in place of the one before.
     *
     * @param source where it was read, such as the chart of accounts of a year
     */
    @Schema(
            name = "FundChartRequest",
            requiredProperties = {"codes", "source"},
            examples = """
                    {"codes": [{"code": "282", "programme": "84.425", "from": "2021-07-01"}],
                     "source": "Chart of accounts 2021-22"}""")
    record ChartRequest(List<FundCode> codes, String source) {}

    @GET
    @Requires(Action.READ)
    @Operation(
            summary = "What fund codes mean in the agency's own chart",
            description = "Version 0 where nobody set it yet.")
    public RestResponse<FundChart> chart(@PathParam("agencyId") UUID agencyId) {
        caller.require(Action.READ, agencyId);
        return answer(charts.current(agencyId));
    }

    @PUT
    @Requires(Action.DECIDE)
    @Operation(
            summary = "Set the agency's chart of funds",
            description =
                    "Needs If-Match. programme is an assistance listing number"
                            + " such as 97.067, or local, state, federal_grant, federal_appropriation, usf or fcc_subsidy. from and until are days;"
                            + " until is the first day on which the code no longer means this. The agency's findings are judged again, visibly.")
    public RestResponse<FundChart> set(
            @PathParam("agencyId") UUID agencyId, @HeaderParam("If-Match") String ifMatch, ChartRequest request) {
        caller.require(Action.READ, agencyId);
        caller.require(Action.DECIDE, agencyId);
        check(request);
        return answer(charts.set(
                agencyId,
                ifMatch,
                List.copyOf(request.codes()),
                request.source().strip(),
                caller.get().name()));
    }

    private static void check(ChartRequest request) {
        if (request == null || request.codes() == null || request.codes().size() > MOST_CODES) {
            throw Problem.invalid("codes", "missing", "Give the codes, at most " + MOST_CODES + ".");
        }
        if (request.source() == null || request.source().isBlank()) {
            throw Problem.invalid("source", "missing", "Say where this was read, such as \"chart of accounts 2024\".");
        }
        for (int i = 0; i < request.codes().size(); i++) {
            check("codes/" + i, request.codes().get(i));
        }
    }

    private static void check(String pointer, FundCode code) {
        checkTexts(pointer, code);
        if (code.from() != null && code.until() != null && !code.from().isBefore(code.until())) {
            throw Problem.invalid(pointer + "/until", "before-from", "until must be after from.");
        }
        try {
            FundingReader.builtIn().read(code.code(), ObligationDate.of(aDayOf(code)), List.of(code));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid(
                    pointer + "/programme",
                    "unknown-programme",
                    "\"" + code.programme() + "\" is no assistance listing"
                            + " number (such as 97.067) and none of local, state, federal_grant, federal_appropriation, usf, fcc_subsidy.");
        }
    }

    private static void checkTexts(String pointer, @Nullable FundCode code) {
        if (code == null
                || code.code() == null
                || code.code().isBlank()
                || code.code().length() > LONGEST_CODE) {
            throw Problem.invalid(
                    pointer + "/code",
                    "missing",
                    "Enter the code as written in the records, at most " + LONGEST_CODE + " characters.");
        }
        if (code.programme() == null || code.programme().isBlank()) {
            throw Problem.invalid(pointer + "/programme", "missing", "Enter where the money of the fund comes from.");
        }
    }

    /** A day on which the code means what it says. */
    private static LocalDate aDayOf(FundCode code) {
        if (code.from() != null) {
            return code.from();
        }
        return code.until() != null ? code.until().minusDays(1) : LocalDate.now(ZoneOffset.UTC);
    }

    private static RestResponse<FundChart> answer(FundChart chart) {
        return ETags.tagged(chart, chart.version());
    }
}
