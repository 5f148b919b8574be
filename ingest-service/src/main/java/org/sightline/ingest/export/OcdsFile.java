package org.sightline.ingest.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.LineContent;
import org.sightline.kit.json.Json;

/**
 * Lines as releases of the Open Contracting Data Standard 1.1, one a line. Each line is a contract with one item, because
 * published lines do not say which of them are one contract; a payment is a transaction of it. The prefix of their ids is
 * not a registered one.
 */
final class OcdsFile {

    private static final String PREFIX = "ocds-sightline-";

    private OcdsFile() {}

    /** Writes lines, as they are given. */
    static void write(Consumer<Consumer<ContractLine>> lines, OutputStream out) {
        lines.accept(line -> {
            if (line.content().document().type() == DocumentType.OFFER) {
                // The standard has no place for what somebody would sell.
                return;
            }
            try {
                out.write(Json.MAPPER.writeValueAsBytes(release(line)));
                out.write('\n');
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    static ObjectNode release(ContractLine line) {
        LineContent content = line.content();
        String id = line.id().toString();
        ObjectNode release = Json.MAPPER.createObjectNode();
        release.put("ocid", PREFIX + id)
                .put("id", id + "-" + line.version())
                .put("date", line.recordedAt().toString())
                .put("initiationType", "tender")
                .put("language", "en");
        release.putArray("tag").add(content.document().type() == DocumentType.PAYMENT ? "implementation" : "contract");
        ArrayNode parties = release.putArray("parties");
        party(parties, line.agencyId().toString(), content.buyerName(), "buyer");
        ObjectNode buyer = release.putObject("buyer");
        buyer.put("id", line.agencyId().toString()).put("name", content.buyerName());
        String vendor = content.vendor().name();
        String vendorId = vendor == null ? null : vendorId(content.vendor(), id);
        if (vendor != null) {
            party(parties, vendorId, vendor, "supplier");
        }
        award(release, content, vendorId);
        contract(release, line);
        return release;
    }

    private static void party(ArrayNode parties, @Nullable String id, String name, String role) {
        parties.addObject().put("id", id).put("name", name).putArray("roles").add(role);
    }

    private static String vendorId(LineContent.Vendor vendor, String lineId) {
        return vendor.uei() == null ? "supplier-of-" + lineId : "US-UEI-" + vendor.uei();
    }

    private static void award(ObjectNode release, LineContent content, @Nullable String vendorId) {
        ObjectNode award = release.putArray("awards").addObject();
        award.put("id", "1");
        value(award, content.price().amount());
        if (vendorId != null) {
            award.putArray("suppliers")
                    .addObject()
                    .put("id", vendorId)
                    .put("name", content.vendor().name());
        }
    }

    private static void contract(ObjectNode release, ContractLine line) {
        LineContent content = line.content();
        LineContent.Document document = content.document();
        ObjectNode contract = release.putArray("contracts").addObject();
        contract.put("id", document.number() == null ? line.id().toString() : document.number())
                .put("awardID", "1");
        put(contract, "description", content.item().description());
        if (isDay(document.obligationDate())) {
            contract.put("dateSigned", document.obligationDate() + "T00:00:00Z");
        }
        if (document.endDate() != null) {
            contract.putObject("period").put("endDate", document.endDate() + "T00:00:00Z");
        }
        value(contract, content.price().amount());
        item(contract, content);
        if (document.type() == DocumentType.PAYMENT) {
            ObjectNode payment = contract.putObject("implementation")
                    .putArray("transactions")
                    .addObject();
            payment.put("id", line.id().toString());
            put(payment, "date", document.paymentDate() == null ? null : document.paymentDate() + "T00:00:00Z");
            value(payment, content.price().amount());
        }
    }

    private static void item(ObjectNode contract, LineContent content) {
        ObjectNode item = contract.putArray("items").addObject();
        item.put(
                "id",
                content.document().line() == null ? "1" : content.document().line());
        put(item, "description", content.item().description());
        if (content.price().quantity() != null) {
            item.put("quantity", new BigDecimal(content.price().quantity()));
        }
        if (content.price().unitPrice() != null || content.price().unit() != null) {
            ObjectNode unit = item.putObject("unit");
            put(unit, "name", content.price().unit());
            value(unit, content.price().unitPrice());
        }
        content.item()
                .codes()
                .forEach(code -> item.withArray("additionalClassifications")
                        .addObject()
                        .put("scheme", code.scheme().toUpperCase(Locale.ROOT))
                        .put("id", code.code()));
    }

    private static void value(ObjectNode of, @Nullable String amount) {
        if (amount != null) {
            of.putObject("value").put("amount", new BigDecimal(amount)).put("currency", "USD");
        }
    }

    private static void put(ObjectNode of, String name, @Nullable String value) {
        if (value != null) {
            of.put(name, value);
        }
    }

    /** Periods have no place in the standard's dates. */
    private static boolean isDay(@Nullable String date) {
        return date != null && date.matches("\\d{4}-\\d{2}-\\d{2}");
    }
}
