package org.sightline.benchmarks.rescreen;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.sightline.matching.screening.subject.Subject;

/**
 * Lines that match nothing, as matching-service stores them: in form 1 of its {@code LineBundle}. The service reads all of them
 * when the list changes: were they written wrong, such a change would end with an error there, or with other findings.
 */
final class Bundle {

    private static final int NOTHING = 0;

    private final List<UUID> ids = new ArrayList<>();
    private final List<UUID> agencies = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final Pack texts = new Pack();
    private final Pack packs = new Pack();

    Bundle() {
        texts.form();
    }

    int size() {
        return ids.size();
    }

    void add(StoredLine.Numbered line) {
        Subject subject = line.subject();
        ids.add(line.id());
        if (!agencies.contains(line.agency())) {
            agencies.add(line.agency());
        }
        places.add(agencies.indexOf(line.agency()) + 1);
        texts.text(subject.vendorName());
        texts.text(subject.description());
        texts.text(subject.manufacturer());
        texts.text(subject.model());
        texts.text(null);
        texts.text(null);
        texts.text(StoredLine.DAY.toString());
        texts.number(NOTHING);
        packs.block(Pack.of(line));
    }

    void store(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into line_bundle (line_ids, agencies, agency_places, texts, packs)"
                        + " values (?, ?, ?, ?, ?)")) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            insert.setArray(2, connection.createArrayOf("uuid", agencies.toArray()));
            insert.setArray(3, connection.createArrayOf("smallint", places.toArray()));
            insert.setBytes(4, deflated(texts.bytes()));
            insert.setBytes(5, deflated(packs.bytes()));
            insert.executeUpdate();
        }
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream small = new ByteArrayOutputStream(bytes.length / 2);
        try {
            new DataOutputStream(small).writeInt(bytes.length);
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(small)) {
                deflater.write(bytes);
            }
        } catch (IOException never) {
            throw new UncheckedIOException("Bytes in memory can always be written", never);
        }
        return small.toByteArray();
    }
}
