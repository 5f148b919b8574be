package org.sightline.ingest.line;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * What one row of a file says. All but buyer, state, document type and codes may be null: not known.
 *
 * @param sourceKey the source's own key, or document and line number, where it has them
 * @param buyerName as published
 * @param documentType as in the message
 * @param obligationDate a day or a period, as in the message
 * @param paymentDate a day, ISO 8601
 * @param quantity, unitPrice, amount plain decimals, in units and in US dollars
 * @param fund what the source says about the money
 */
public record LineContent(
        String sourceKey,
        String buyerName,
        String state,
        String documentType,
        String documentNumber,
        String lineNumber,
        String obligationDate,
        String paymentDate,
        String vendorName,
        String vendorUei,
        String vendorCage,
        String description,
        String manufacturer,
        String model,
        String quantity,
        String unit,
        String unitPrice,
        String amount,
        List<Code> codes,
        String fund) {

    private static final char SEPARATOR = '\u001f';
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(LineContent::md5);

    /** A 128-bit hash of all that the row says; equal for two rows only if they say the same. Not a secret of any kind. */
    public UUID hash() {
        StringBuilder text = new StringBuilder(256);
        add(
                text,
                sourceKey,
                buyerName,
                state,
                documentType,
                documentNumber,
                lineNumber,
                obligationDate,
                paymentDate,
                vendorName,
                vendorUei,
                vendorCage,
                description,
                manufacturer,
                model,
                quantity,
                unit,
                unitPrice,
                amount,
                fund);
        for (Code code : codes) {
            add(text, code.scheme(), code.code());
        }
        ByteBuffer hash = ByteBuffer.wrap(MD5.get().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static void add(StringBuilder text, String... values) {
        for (String value : values) {
            if (value != null) {
                text.append(value);
            }
            text.append(SEPARATOR);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has MD5", never);
        }
    }
}
