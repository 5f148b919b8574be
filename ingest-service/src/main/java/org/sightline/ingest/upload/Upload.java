package org.sightline.ingest.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.buyer.NoBody;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.source.SourceResource;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.place.States;
import org.sightline.kit.problem.Problem;

/**
 * What is known of an upload besides its bytes.
 *
 * @param state two capital letters; null where the source says it
 * @param buyer the one buyer of all lines; null where a column or the source says it
 * @param again whether to import content that was imported before
 * @param elsewhere whether to import content that another source has already
 * @param preview whether it is read first and applied when somebody says so
 * @param newSource how the source is described where there is none of this id
 * @param startedBy who uploads
 */
record Upload(
        String filename,
        String sourceId,
        @Nullable String state,
        @Nullable String buyer,
        boolean again,
        boolean elsewhere,
        boolean preview,
        NewSource newSource,
        String startedBy,
        @Nullable String correlationId) {

    /**
     * How the source is described where the upload makes it; a source that is there stays as it is.
     *
     * @param name to show to people; null for its id
     * @param documentType what its lines stand on; null where each file says it
     */
    record NewSource(@Nullable String name, @Nullable DocumentType documentType) {

        /** Nothing is said of it. */
        static final NewSource NOTHING = new NewSource(null, null);

        /**
         * Reads what a request says.
         *
         * @throws Problem 422 where the document type is none
         */
        static NewSource of(@Nullable String name, @Nullable String documentType) {
            try {
                return new NewSource(
                        name == null || name.isBlank() ? null : name.strip(),
                        documentType == null || documentType.isBlank() ? null : DocumentType.of(documentType));
            } catch (IllegalArgumentException none) {
                throw Problem.invalid(
                        "documentType",
                        "bad-document-type",
                        "\"" + documentType + "\" is not a document type. Write one such as purchase_order.");
            }
        }
    }

    /**
     * What the sender says of a file, in order.
     *
     * @param state two capital letters; null where the source says it
     * @param buyer the one buyer of all lines; null where a column or the source says it
     */
    record About(
            String sourceId,
            @Nullable String state,
            @Nullable String buyer) {

        /**
         * Reads what a request says.
         *
         * @throws Problem 422 with all mistakes
         */
        static About of(@Nullable String source, @Nullable String state, @Nullable String buyer) {
            String named = buyer == null || buyer.isBlank() ? null : buyer.strip();
            List<Problem.Fault> faults = faults(source, state, named);
            if (source == null || !faults.isEmpty()) {
                throw Problem.invalid(
                        faults.stream().map(Problem.Fault::message).collect(Collectors.joining(" ")), faults);
            }
            return new About(source, state, named);
        }

        private static List<Problem.Fault> faults(
                @Nullable String source, @Nullable String state, @Nullable String buyer) {
            List<Problem.Fault> faults = new ArrayList<>();
            if (source == null || !source.matches(SourceResource.ID)) {
                faults.add(SourceResource.badId());
            }
            if (state != null && !States.isCode(state)) {
                faults.add(badState("state", state));
            }
            if (buyer != null && (NoBody.is(buyer) || buyer.length() > Field.BUYER.longest())) {
                faults.add(new Problem.Fault(
                        "buyer",
                        "bad-buyer",
                        "The buyer names no public body. Write the name of the one that bought, in at most "
                                + Field.BUYER.longest() + " characters."));
            }
            return faults;
        }
    }

    /** What is wrong with a state that is none. */
    static Problem.Fault badState(String pointer, String state) {
        return new Problem.Fault(
                pointer, "bad-state", "\"" + state + "\" is not a state. Write its two capital letters, such as TX.");
    }

    /** A digest of what is asked for with a file of this content. */
    String digest(String sha256) {
        List<@Nullable Object> asked =
                new ArrayList<>(Arrays.asList(sha256, filename, sourceId, state, buyer, again, elsewhere, preview));
        if (!newSource.equals(NewSource.NOTHING)) {
            asked.add(newSource);
        }
        return Sha256.hex(asked.toString());
    }
}
