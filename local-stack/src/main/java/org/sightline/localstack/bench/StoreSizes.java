package org.sightline.localstack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/** How many bytes each store of a stack has on disk. PostgreSQL's log is not among them: it does not grow with the data. */
record StoreSizes(Map<String, Long> bytes) {

    private static final String TOPIC = "contract-lines-";

    static StoreSizes of(Stack stack) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (Part part : new Part[] {Part.INGEST, Part.MATCHING, Part.GATEWAY}) {
            bytes.put("database of " + part.title(), database(stack, part));
        }
        bytes.put("topic of lines", topic(stack.layout().data().resolve("kafka")));
        bytes.put("kept files", files(stack.layout().data().resolve(Part.INGEST.database()), ""));
        return new StoreSizes(bytes);
    }

    /** What has come to them since. */
    StoreSizes since(StoreSizes before) {
        Map<String, Long> more = new LinkedHashMap<>();
        bytes.forEach((store, now) -> more.put(store, now - before.bytes().getOrDefault(store, 0L)));
        return new StoreSizes(more);
    }

    /** Of all stores together. */
    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long database(Stack stack, Part part) {
        String url = Postgres.superuserUrl(stack.layout().port(Part.POSTGRESQL), part.database());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("The size of the database of " + part.title() + " is not known", failed);
        }
    }

    /** Only the segments: a broker makes its indexes larger than they are. */
    private static long topic(Path kafka) {
        try (Stream<Path> partitions = Files.list(kafka)) {
            return partitions
                    .filter(partition -> partition.getFileName().toString().startsWith(TOPIC))
                    .mapToLong(partition -> files(partition, ".log"))
                    .sum();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static long files(Path directory, String end) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .filter(Files::isRegularFile)
                    .mapToLong(StoreSizes::size)
                    .sum();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException goneMeanwhile) {
            return 0;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
