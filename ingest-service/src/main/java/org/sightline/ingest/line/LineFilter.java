package org.sightline.ingest.line;

import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** Which lines are asked for, and in which order. Every field that is not given does not narrow. Days are calendar days. */
public class LineFilter {

    /** The most lines that are counted for a list in which text is searched for. */
    static final int MOST_COUNTED = 1000;

    @Parameter(description = "Only lines of this agency; callers without oversight must name one")
    @QueryParam("agencyId")
    public @Nullable UUID agencyId;

    @Parameter(description = "Only lines of this source", example = "franklin-orders")
    @QueryParam("sourceId")
    public @Nullable String sourceId;

    @Parameter(description = "Only lines that this import wrote last")
    @QueryParam("importId")
    public @Nullable UUID importId;

    @Parameter(
            description = "Text in description, vendor, manufacturer, model or document number, whatever its case",
            example = "dome camera")
    @QueryParam("q")
    public @Nullable String text;

    @Parameter(description = "Text in the name of the vendor, whatever its case", example = "tallgrass")
    @QueryParam("vendor")
    public @Nullable String vendor;

    @Parameter(description = "Text in the name of the buyer as published, whatever its case", example = "marrowbone")
    @QueryParam("buyer")
    public @Nullable String buyer;

    @Parameter(description = "Only lines of this day and later; a line without a date is left out")
    @QueryParam("since")
    public @Nullable LocalDate since;

    @Parameter(description = "Only lines before this day; a line without a date is left out")
    @QueryParam("before")
    public @Nullable LocalDate before;

    @Parameter(description = "Only lines of this amount and more", example = "1000")
    @QueryParam("amountFrom")
    public @Nullable BigDecimal amountFrom;

    @Parameter(description = "Only lines of this amount and less", example = "25000")
    @QueryParam("amountTo")
    public @Nullable BigDecimal amountTo;

    @Parameter(description = "true: only lines that no import says any more; else only those that one says")
    @QueryParam("withdrawn")
    public @Nullable Boolean withdrawn;

    @Parameter(
            description = "date or amount; with - in front: the latest or the largest first. -date where it is missing."
                    + " Lines of one day as they were loaded, with -date the last one first",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"-date", "date", "-amount", "amount"}))
    @QueryParam("sort")
    public @Nullable String sort;

    /**
     * What is wanted.
     *
     * @throws Problem 400 where an amount is none, 422 where the order is not known
     */
    public LineRepository.Wanted wanted() {
        return new LineRepository.Wanted(
                agencyId,
                sourceId,
                importId,
                pattern(text),
                pattern(vendor),
                pattern(buyer),
                new LineRepository.Within<>(since, before),
                new LineRepository.Within<>(amount("amountFrom", amountFrom), amount("amountTo", amountTo)),
                Boolean.TRUE.equals(withdrawn),
                LineOrder.of(sort));
    }

    private static @Nullable BigDecimal amount(String name, @Nullable BigDecimal amount) {
        if (amount != null && !LineOrder.isShort(amount)) {
            throw Problem.malformed(name, "not-a-number", name + " has more digits than an amount can have.");
        }
        return amount;
    }

    private static @Nullable String pattern(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String words = text.strip().toLowerCase(Locale.ROOT);
        return "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
