package org.sightline.matching.lawwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.sightline.kit.json.Json;
import org.sightline.kit.remote.AddressParameters;

/**
 * The Federal Register and eCFR on this machine: they search documents and list versions in the published form, and misbehave
 * where a test wants it. The texts are invented.
 */
final class LawServer implements AutoCloseable {

    private final HttpServer server;
    private final JsonNode register = read("register.json");
    private final JsonNode versions = read("versions.json");
    private final JsonNode code = read("code.json");
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile String fault = "";
    private volatile String badPath = "";
    private volatile String badPhrase = "";

    LawServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/documents.json", exchange -> answer(exchange, this::documents));
        server.createContext("/api/versioner/v1/versions/", exchange -> answer(exchange, this::versions));
        server.createContext("/api/search/v1/results", exchange -> answer(exchange, this::sections));
        server.start();
    }

    /** From now on all answers are bad in this way; good where empty. */
    void misbehave(String how) {
        misbehave(how, "", "");
    }

    /** From now on the answers below a path to questions for a phrase or section are bad in this way. */
    void misbehave(String how, String path, String phrase) {
        badPath = path;
        badPhrase = phrase;
        fault = how;
    }

    private String fault(HttpExchange exchange, AddressParameters parameters) {
        String asks = parameters.value("conditions[term]", parameters.value("query", ""))
                + parameters.value("section", parameters.value("appendix", ""));
        return exchange.getRequestURI().getPath().startsWith(badPath) && asks.contains(badPhrase) ? fault : "";
    }

    /** The phrases and sections that were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private static JsonNode read(String name) {
        try (InputStream in = LawServer.class.getResourceAsStream(name)) {
            return Json.MAPPER.readTree(in);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private interface Content {
        JsonNode of(AddressParameters parameters);
    }

    /** The documents whose text holds the phrase; without any, there are no results at all. */
    private JsonNode documents(AddressParameters parameters) {
        String phrase = parameters.value("conditions[term]", "").replace("\"", "");
        asked.add(phrase);
        ArrayNode found = Json.MAPPER.createArrayNode();
        for (JsonNode one : register.path("results")) {
            if (one.toString().toLowerCase(Locale.ROOT).contains(phrase.toLowerCase(Locale.ROOT))) {
                found.add(one);
            }
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("description", "Documents matching '" + phrase + "'").put("count", found.size());
        if (!found.isEmpty()) {
            answer.put("total_pages", 1).set("results", found);
        }
        return answer;
    }

    /** The sections whose text holds the phrase. */
    private JsonNode sections(AddressParameters parameters) {
        String phrase = parameters.value("query", "").replace("\"", "");
        ArrayNode found = Json.MAPPER.createArrayNode();
        for (JsonNode one : code.path("results")) {
            if (one.path("full_text_excerpt").asText().contains(phrase)) {
                found.add(one);
            }
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("results", found);
        answer.putObject("meta").put("current_page", 1).put("total_pages", 1).put("total_count", found.size());
        return answer;
    }

    private JsonNode versions(AddressParameters parameters) {
        String section = parameters.value("section", parameters.value("appendix", ""));
        asked.add(section);
        JsonNode held = versions.path(section);
        return held.isMissingNode() ? Json.tree("{\"content_versions\":[],\"meta\":{\"result_count\":\"0\"}}") : held;
    }

    private void answer(HttpExchange exchange, Content content) throws IOException {
        AddressParameters parameters =
                AddressParameters.of(exchange.getRequestURI().toString());
        switch (fault(exchange, parameters)) {
            case "" -> send(exchange, 200, content.of(parameters).toString());
            case "500" -> send(exchange, 500, "Internal error");
            case "404" -> send(exchange, 404, "Not found");
            case "429" -> {
                exchange.getResponseHeaders().add("Retry-After", "3600");
                send(exchange, 429, "");
            }
            case "html" -> send(exchange, 200, "<html>Maintenance</html>");
            case "changed" -> send(exchange, 200, "{\"documents\":[]}");
            case "huge" -> send(exchange, 200, "{\"count\":" + "1".repeat(1 << 20) + "}");
            case "slow" -> slow(exchange);
            default -> throw new IllegalArgumentException(fault);
        }
    }

    /** Begins an answer and does not end it. */
    private static void slow(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        OutputStream body = exchange.getResponseBody();
        body.write('{');
        body.flush();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
