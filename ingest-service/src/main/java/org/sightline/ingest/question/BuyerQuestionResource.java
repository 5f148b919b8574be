package org.sightline.ingest.question;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.kit.sql.Sql;

/** The queue of buyers that may be one public body or another, and the answers. */
@Path("/buyer-questions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "buyers")
public class BuyerQuestionResource {

    private static final String BUYER = "The buyer's id";
    private static final String TAG = "The ETag or version that was read";
    private static final int PLACE_PARTS = 2;

    private final Sql sql;
    private final BuyerAnswers answers;
    private final CurrentCaller caller;
    private final Clock clock;

    BuyerQuestionResource(Sql sql, BuyerAnswers answers, CurrentCaller caller, Clock clock) {
        this.sql = sql;
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Transactional
    @Operation(
            operationId = "buyerQuestions",
            summary = "List buyers that may be one public body or another, newest first")
    public Page<BuyerQuestion> list(
            @Parameter(
                            description = "Only those that stand so; all where missing",
                            schema = @Schema(enumeration = {"open", "same", "apart"}))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.SEE_OFFICE, null);
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("buyer questions", status);
        BoundCursor.Place after = cursors.read(cursor, PLACE_PARTS);
        return Page.cut(
                BuyerQuestionRepository.list(
                        sql,
                        status,
                        after == null ? null : new BuyerQuestionRepository.Place(after.instant(0), after.uuid(1)),
                        most + 1),
                most,
                last -> cursors.after(last.askedAt(), last.buyerId()),
                BuyerQuestionRepository.count(sql, status));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{buyerId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "answerBuyerQuestion",
            summary = "Say which public body a buyer is",
            description = "Needs If-Match. Lines that are held go to the agency of that body within seconds, and lines"
                    + " of later files too. The answer can be taken back.")
    public RestResponse<BuyerQuestion> answer(
            @Parameter(description = BUYER) @PathParam("buyerId") UUID buyerId,
            @Parameter(description = TAG) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable BuyerAnswerRequest said) {
        Caller by = caller.require(Action.ADMINISTER, null);
        BuyerAnswerRequest answer = RequestBody.required(said);
        BuyerQuestion asked = locked(buyerId, ifMatch);
        if (answer.isApart() == (answer.body() != null)) {
            throw Problem.invalid("/body", "missing", "Choose which body it is, or that it is a separate body.");
        }
        if (asked.moving() || !asked.status().equals("open")) {
            throw Problem.conflict("The question is already answered. Undo the answer first.");
        }
        if (answer.body() == null) {
            BuyerQuestionRepository.apart(sql, asked, by.name(), clock.instant());
        } else {
            answers.same(asked, answer.body(), by.name());
        }
        return tagged(buyerId);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{buyerId}/undo")
    @Transactional
    @Operation(
            operationId = "undoBuyerAnswer",
            summary = "Take back what was said of a buyer",
            description =
                    "Needs If-Match. The lines that went to the other agency come back, and the question is open.")
    public RestResponse<BuyerQuestion> undo(
            @Parameter(description = BUYER) @PathParam("buyerId") UUID buyerId,
            @Parameter(description = TAG) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Caller by = caller.require(Action.ADMINISTER, null);
        BuyerQuestion asked = locked(buyerId, ifMatch);
        if (asked.moving() || asked.status().equals("open")) {
            throw Problem.conflict(
                    asked.moving()
                            ? "Its lines are still being moved. Try again in a minute."
                            : "Nothing was said of this buyer.");
        }
        BuyerQuestionRepository.open(sql, asked, by.name(), clock.instant());
        return tagged(buyerId);
    }

    private BuyerQuestion locked(UUID buyerId, @Nullable String ifMatch) {
        BuyerQuestion asked = BuyerQuestionRepository.lock(sql, buyerId).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, asked.version());
        return asked;
    }

    private RestResponse<BuyerQuestion> tagged(UUID buyerId) {
        BuyerQuestion now = BuyerQuestionRepository.lock(sql, buyerId).orElseThrow(Problem::notFound);
        return RestResponse.ResponseBuilder.ok(now)
                .header(HttpHeaders.ETAG, ETags.of(now.version()))
                .build();
    }
}
