package org.sightline.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How far each chain was on a day: its last row and the hash of it. Kept outside of the database and signed, so that
 * somebody who can change the database cannot change what was written before without being found.
 *
 * @param day in UTC
 * @param at when it was made
 * @param previous SHA-256 of the file of the anchor before, hex; 64 zeros for the first
 * @param marks the last row of each chain
 */
public record Anchor(LocalDate day, Instant at, String previous, Map<UUID, Mark> marks) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORMAT = "sightline-anchor-1";

    public Anchor {
        marks = Map.copyOf(marks);
    }

    /** The last row of a chain, and its hash in hex. */
    public record Mark(long seq, String hash) {}

    /** As one line of JSON. */
    String line() {
        ObjectNode line = JSON.createObjectNode();
        line.put("format", FORMAT);
        line.put("day", day.toString());
        line.put("at", at.toString());
        line.put("previous", previous);
        ArrayNode chains = line.putArray("chains");
        new TreeMap<>(marks)
                .forEach((chain, mark) -> chains.addObject()
                        .put("chain", chain.toString())
                        .put("seq", mark.seq())
                        .put("hash", mark.hash()));
        return line.toString();
    }

    /** @throws IllegalArgumentException where the text is no anchor */
    static Anchor of(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            if (!read.path("format").asText().equals(FORMAT)) {
                throw new IllegalArgumentException("it is no anchor");
            }
            Map<UUID, Mark> marks = new TreeMap<>();
            read.path("chains")
                    .forEach(mark -> marks.put(
                            UUID.fromString(mark.path("chain").asText()),
                            new Mark(
                                    mark.path("seq").asLong(), mark.path("hash").asText())));
            return new Anchor(
                    LocalDate.parse(read.path("day").asText()),
                    Instant.parse(read.path("at").asText()),
                    read.path("previous").asText(),
                    marks);
        } catch (JsonProcessingException | DateTimeException unreadable) {
            throw new IllegalArgumentException("it cannot be read", unreadable);
        }
    }
}
