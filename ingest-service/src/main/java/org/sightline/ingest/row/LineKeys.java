package org.sightline.ingest.row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.BodyIdentifier;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.buyer.FederalAgencies;
import org.sightline.ingest.column.ColumnGuess;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.RowMask;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.line.LineId;
import org.sightline.kit.uuid.Uuid5;
import org.sightline.tabular.Row;

/** Which line a row is, by the keys of its source, its document's numbers or its content. For one thread. */
final class LineKeys {

    private static final int REMEMBERED_BUYERS = 10_000;

    private static final Map<Field, BodyIdentifier.Scheme> SCHEMES = new EnumMap<>(Map.of(
            Field.BUYER_UEI, BodyIdentifier.Scheme.UEI,
            Field.BUYER_NCES, BodyIdentifier.Scheme.NCES,
            Field.BUYER_FIPS, BodyIdentifier.Scheme.FIPS,
            Field.BUYER_ORI, BodyIdentifier.Scheme.ORI));

    private final ImportJob job;
    private final RowKeys keys;
    private final Map<Field, Integer> columns;
    private final Naming now;
    private final @Nullable Naming first;
    private final @Nullable RowReader firstReader;
    private final @Nullable RowMask firstMask;
    private final Map<String, String> buyers = new HashMap<>();
    private final Map<String, String> agencies = new HashMap<>();

    LineKeys(ImportJob job, RowKeys keys) {
        this.job = job;
        this.keys = keys;
        this.columns = job.mapping().columns();
        this.now = new Naming(job, job.mapping());
        this.first = job.mapping().first() == null
                ? null
                : new Naming(job, job.mapping().first());
        this.firstReader = job.mapping().first() == null
                ? null
                : new RowReader(job.layout(), job.mapping().first());
        this.firstMask =
                job.mapping().first() == null ? null : RowMask.of(job.mapping().first());
    }

    /**
     * The line that the row becomes. A row that has the key of a row above and says something else is a line of its
     * own, the second or third of that key: which of them is meant cannot be known, and none of their money is lost.
     *
     * @param raw the row as it stands in the file
     * @param row the row without what is not kept
     * @return null where a row above has its key and says the same
     */
    Batch.@Nullable Candidate candidate(Row raw, Row row, LineContent content) throws IOException {
        UUID hash = content.hash();
        String buyer = normalised(content.buyerName());
        Said said = asFirstRead(raw, row, content);
        UUID id = said.by()
                .keyed(said.row(), said.content(), normalised(said.content().buyerName()));
        if (id == null) {
            UUID published = said.asFirst() ? said.content().hash() : hash;
            return candidate(
                    LineId.ofContent(job.sourceId(), published, keys.count(published)), hash, row, buyer, content);
        }
        RowKeys.Before before = keys.note(id, hash, row.number());
        if (before.firstRow() == 0) {
            return candidate(id, hash, row, buyer, content);
        }
        boolean saidAlready = before.sameContent()
                || keys.note(Uuid5.of(id, "says " + hash), hash, row.number()).firstRow() != 0;
        return saidAlready && !(said.asFirst() && now.keyed(row, content, buyer) == null)
                ? null
                : candidate(next(id), hash, row, buyer, content);
    }

    /**
     * What a row says where ids follow from it.
     *
     * @param asFirst whether it is read as the first file of the layout was
     */
    private record Said(Naming by, Row row, LineContent content, boolean asFirst) {}

    /** The row as the first file of the layout was read; as it is read now where it is no line otherwise. */
    private Said asFirstRead(Row raw, Row row, LineContent content) {
        if (first != null && firstReader != null && firstMask != null) {
            Row masked = firstMask.masked(raw);
            LineContent earlier = firstReader.read(masked, new ArrayList<>());
            if (earlier != null) {
                return new Said(first, masked, earlier, true);
            }
        }
        return new Said(now, row, content, false);
    }

    private Batch.Candidate candidate(UUID id, UUID hash, Row row, String buyer, LineContent content) {
        if (job.mapping().isFederal()) {
            String agency = federal(content.buyerName(), row);
            return new Batch.Candidate(id, hash, row.number(), agency, FederalAgencies.STATE, null, content);
        }
        return new Batch.Candidate(id, hash, row.number(), buyer, content.state(), identifier(row), content);
    }

    /** The agency that a federal buyer is or belongs to; of one that is not in the list the department says it. */
    private String federal(String buyer, Row row) {
        Integer column = columns.get(Field.DEPARTMENT);
        String department = column == null ? "" : row.cell(column);
        return agencies.computeIfAbsent(buyer + "|" + department, any -> {
            String agency = FederalAgencies.of(buyer);
            String known = agency == null ? FederalAgencies.of(department) : agency;
            return BuyerName.normalise(known == null ? buyer : known);
        });
    }

    /** The buyer's identifier, the first that the row has; null where it has none. */
    private @Nullable BodyIdentifier identifier(Row row) {
        for (Map.Entry<Field, BodyIdentifier.Scheme> scheme : SCHEMES.entrySet()) {
            Integer column = columns.get(scheme.getKey());
            BodyIdentifier found = column == null ? null : BodyIdentifier.of(scheme.getValue(), row.cell(column));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The id of the next line of a key that has one already. */
    private UUID next(UUID id) throws IOException {
        return Uuid5.of(id, "repeat " + keys.count(Uuid5.of(id, "repeats")));
    }

    private String normalised(String buyer) {
        if (buyers.size() > REMEMBERED_BUYERS) {
            buyers.clear();
            agencies.clear();
        }
        return buyers.computeIfAbsent(buyer, BuyerName::normalise);
    }

    /** How ids follow from rows that are read in one way. */
    private static final class Naming {

        private final String sourceId;
        private final Mapping mapping;
        private final Map<Field, Integer> columns;
        private final boolean numbered;
        private final Remembered<Optional<DocumentType>> types =
                new Remembered<>(published -> Optional.ofNullable(DocumentType.ofPublished(published)));

        Naming(ImportJob job, Mapping mapping) {
            this.sourceId = job.sourceId();
            this.mapping = mapping;
            this.columns = mapping.columns();
            Integer key = columns.get(Field.SOURCE_KEY);
            this.numbered = key != null
                    && mapping.idsHoldMoreThanNumbers()
                    && ColumnGuess.namesDocument(job.layout().headers().get(key));
        }

        /** The id by the source's own key, or by the document's numbers; null where the row has neither. */
        @Nullable
        UUID keyed(Row row, LineContent content, String buyer) {
            String key = content.sourceKey();
            LineContent.Document document = content.document();
            if (columns.containsKey(Field.SOURCE_KEY) && key != null) {
                return numbered
                        ? LineId.ofNumber(
                                sourceId, buyer, mapping.documentType().word(), document.year(), key)
                        : LineId.ofKey(sourceId, key);
            }
            if (document.type() == DocumentType.OFFER && content.vendor().name() != null) {
                // Next year's list says of the same supplier what it offers then.
                return LineId.ofOffer(sourceId, buyer, content.vendor().name(), document.number());
            }
            String type =
                    columns.containsKey(Field.DOCUMENT_TYPE) ? published(row).word() : null;
            return document.number() == null || document.line() == null
                    ? null
                    : LineId.ofDocument(sourceId, buyer, type, document.number(), document.line());
        }

        /** The type in the line's id: a line that is cancelled later, or whose kind was not told apart once, stays itself. */
        private DocumentType published(Row row) {
            Integer column = columns.get(Field.DOCUMENT_TYPE);
            DocumentType type =
                    column == null ? null : types.of(row.cell(column)).orElse(null);
            return type == null || type.isToldApart() ? mapping.documentType() : type;
        }
    }
}
