package org.sightline.ingest.row;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.BodyIdentifier;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Field;
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
    private final boolean hasKeyColumn;
    private final boolean hasTypeColumn;
    private final Map<String, String> buyers = new HashMap<>();
    private final Remembered<Optional<DocumentType>> types =
            new Remembered<>(published -> Optional.ofNullable(DocumentType.ofPublished(published)));

    LineKeys(ImportJob job, RowKeys keys) {
        this.job = job;
        this.keys = keys;
        this.columns = job.mapping().columns();
        this.hasKeyColumn = columns.containsKey(Field.SOURCE_KEY);
        this.hasTypeColumn = columns.containsKey(Field.DOCUMENT_TYPE);
    }

    /**
     * The line that the row becomes. A row that has the key of a row above and says something else is a line of its
     * own, the second or third of that key: which of them is meant cannot be known, and none of their money is lost.
     *
     * @return null where a row above has its key and says the same
     */
    Batch.@Nullable Candidate candidate(Row row, LineContent content) throws IOException {
        UUID hash = content.hash();
        String buyer = normalised(content.buyerName());
        UUID id = keyedId(row, content, buyer);
        if (id == null) {
            id = LineId.ofContent(job.sourceId(), hash, keys.count(hash));
            return candidate(id, hash, row, buyer, content);
        }
        RowKeys.Before before = keys.note(id, hash, row.number());
        if (before.firstRow() == 0) {
            return candidate(id, hash, row, buyer, content);
        }
        boolean saidAlready = before.sameContent()
                || keys.note(Uuid5.of(id, "says " + hash), hash, row.number()).firstRow() != 0;
        return saidAlready ? null : candidate(next(id), hash, row, buyer, content);
    }

    /** The type in the line's id: a line that is cancelled later, or whose kind was not told apart once, stays itself. */
    private DocumentType published(Row row) {
        Integer column = columns.get(Field.DOCUMENT_TYPE);
        DocumentType type = column == null ? null : types.of(row.cell(column)).orElse(null);
        return type == null || type.isToldApart() ? job.mapping().documentType() : type;
    }

    private Batch.Candidate candidate(UUID id, UUID hash, Row row, String buyer, LineContent content) {
        return new Batch.Candidate(id, hash, row.number(), buyer, identifier(row), content);
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

    /** The id by the source's own key, or by the document's numbers; null where the row has neither. */
    private @Nullable UUID keyedId(Row row, LineContent content, String buyer) {
        String key = content.sourceKey();
        if (hasKeyColumn && key != null) {
            return LineId.ofKey(job.sourceId(), key);
        }
        LineContent.Document document = content.document();
        if (document.type() == DocumentType.OFFER && content.vendor().name() != null) {
            // Next year's list says of the same supplier what it offers then.
            return LineId.ofOffer(job.sourceId(), buyer, content.vendor().name(), document.number());
        }
        String type = hasTypeColumn ? published(row).word() : null;
        return document.number() == null || document.line() == null
                ? null
                : LineId.ofDocument(job.sourceId(), buyer, type, document.number(), document.line());
    }

    private String normalised(String buyer) {
        if (buyers.size() > REMEMBERED_BUYERS) {
            buyers.clear();
        }
        return buyers.computeIfAbsent(buyer, BuyerName::normalise);
    }
}
