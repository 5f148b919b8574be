package org.sightline.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A portal that answers as Socrata and CKAN do, on this machine, and that can be told to misbehave. */
final class Portal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AFTER = Pattern.compile(":updated_at > '([^']*)' or .*:id > '([^']*)'");

    private final HttpServer server;
    private final Map<String, ObjectNode> rows = new HashMap<>();
    private final Deque<String> faults = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    /** What was asked for, readable while an answer is held back. */
    private final List<String> served = new CopyOnWriteArrayList<>();
    /** No two portals publish the same file. */
    private final String supplier = "TALLGRASS " + UUID.randomUUID();

    private static final int FPDS_PAGE = 10;
    private static final int OCDS_PAGE = 50;

    private final List<String> bodies = new ArrayList<>();
    private boolean drifted;
    private String elsewhere = "";

    private String amount = "amount";
    private int clock;
    /** What happens behind the back of whoever pages. */
    private Runnable afterAnswer = () -> {};

    Portal() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String socrata() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/resource/abcd-1234";
    }

    String ckan() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/3/action/datastore_search?resource_id=r1";
    }

    String usaSpending() {
        return at() + "/api/v2/search/spending_by_award/?keywords=camera,radio&from=2025-01-01";
    }

    String fpds() {
        return at() + "/ezsearch/FEEDS/ATOM?FEEDNAME=PUBLIC&q=DEPARTMENT_NAME%3AINVENTED&from=2025-12-01";
    }

    String ocds() {
        return at() + "/ocds/releases?since={from:2025-12-01}";
    }

    private String at() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Adds or changes a row; it is then the newest. */
    synchronized void put(String number, String item, String money) {
        String id = "row-" + number;
        clock++;
        ObjectNode row = JSON.createObjectNode();
        row.put(":id", id)
                .put(":updated_at", "2026-01-01T00:%02d:%02d.000Z".formatted(clock / 60, clock % 60))
                .put("voucher", number)
                .put("agency", "CITY OF MARROWBONE")
                .put("order_date", "2021-05-20T00:00:00.000")
                .put("supplier", supplier)
                .put("item_description", item)
                .put(amount, money);
        rows.put(id, row);
    }

    synchronized void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            put("V" + i, "ITEM " + i, i + ".00");
        }
    }

    /** From now on the amounts have another name. */
    synchronized void drift() {
        amount = "amt";
        List<ObjectNode> old = List.copyOf(rows.values());
        rows.clear();
        old.forEach(row ->
                put(row.path("voucher").asText(), row.path("item_description").asText(), "1.00"));
    }

    /** The next answers are bad: 429, 500, cut, slow, html, huge-wait; "good" for one that is as it should be. */
    synchronized void misbehave(String... next) {
        faults.addAll(List.of(next));
    }

    synchronized void afterAnswer(Runnable what) {
        afterAnswer = what;
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    List<String> served() {
        return served;
    }

    synchronized List<String> tokens() {
        return List.copyOf(tokens);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery() + "", StandardCharsets.UTF_8);
        asked.add(query);
        served.add(query);
        tokens.add(exchange.getRequestHeaders().getFirst("X-App-Token") + "");
        String fault = faults.isEmpty() ? "good" : faults.remove();
        byte[] good = good(exchange, query).getBytes(StandardCharsets.UTF_8);
        switch (fault) {
            case "429" -> {
                exchange.getResponseHeaders().add("Retry-After", "2");
                send(exchange, 429, new byte[0]);
            }
            case "500" -> send(exchange, 500, "{}".getBytes(StandardCharsets.UTF_8));
            case "redirect" -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
                send(exchange, 302, new byte[0]);
            }
            case "html" -> send(exchange, 200, "<html>Maintenance</html>".getBytes(StandardCharsets.UTF_8));
            case "cut" -> cut(exchange, good);
            case "short" -> send(exchange, 200, java.util.Arrays.copyOf(good, good.length / 2));
            case "slow" -> slow(exchange, good);
            default -> {
                send(exchange, 200, good);
                afterAnswer.run();
            }
        }
    }

    private String good(HttpExchange exchange, String query) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/api/v2/search")) {
            return usaSpending(JSON.readTree(exchange.getRequestBody()));
        } else if (path.startsWith("/ezsearch")) {
            return fpds(query);
        } else if (path.startsWith("/ocds")) {
            return ocds(query);
        }
        return path.startsWith("/resource") ? socrata(query, exchange) : ckan(query);
    }

    private List<ObjectNode> sorted() {
        return rows.values().stream()
                .sorted(Comparator.comparing(Portal::place))
                .toList();
    }

    /** The search for awards, as its contract says it: pages after the last record. */
    private String usaSpending(JsonNode asked) {
        bodies.add(asked.toString());
        String from = asked.path("last_record_sort_value").asText();
        List<ObjectNode> after = sorted().stream()
                .filter(row -> row.path(":updated_at").asText().compareTo(from) > 0)
                .toList();
        int most = asked.path("limit").asInt();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        ObjectNode page = answer.putObject("page_metadata").put("page", 1).put("hasNext", after.size() > most);
        after.stream().limit(most).forEach(row -> {
            results.addObject()
                    .put("internal_id", 7)
                    .put("generated_internal_id", "CONT_AWD_" + row.path(":id").asText())
                    .put("Award ID", row.path("voucher").asText())
                    .put("Recipient Name", row.path("supplier").asText())
                    .put("Description", row.path("item_description").asText())
                    .put("Award Amount", row.path(amount).asDouble())
                    .put("Base Obligation Date", "2021-05-20")
                    .put("Awarding Agency", "Department of the Army")
                    .put("Last Modified Date", row.path(":updated_at").asText());
            page.put("last_record_unique_id", 7)
                    .put("last_record_sort_value", row.path(":updated_at").asText());
        });
        return answer.toString();
    }

    /** Ten actions a page, by the number of the first. */
    private String fpds(String query) {
        int start = Integer.parseInt(query.replaceFirst(".*start=(\\d+).*", "$1"));
        List<ObjectNode> all = sorted();
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>FPDS-NG search results</title>");
        feed.append(link("last", (all.size() - 1) / FPDS_PAGE * FPDS_PAGE));
        if (start + FPDS_PAGE < all.size()) {
            feed.append(link("next", start + FPDS_PAGE));
        }
        all.stream().skip(start).limit(FPDS_PAGE).forEach(row -> feed.append(entry(row)));
        return feed.append("</feed>").toString();
    }

    private static String link(String where, int start) {
        return "<link rel=\"" + where + "\" href=\"https://fpds.invalid/FEEDS/ATOM?q=x&amp;start=" + start + "\"/>";
    }

    private String entry(ObjectNode row) {
        return """
                <entry><title>invented</title><content xmlns:ns1="https://www.fpds.gov/FPDS" type="application/xml">
                <ns1:award version="1.5"><ns1:awardID><ns1:awardContractID><ns1:agencyID name="INVENTED">9700</ns1:agencyID>
                <ns1:PIID>%s</ns1:PIID><ns1:modNumber>0</ns1:modNumber></ns1:awardContractID></ns1:awardID>
                <ns1:relevantContractDates><ns1:signedDate>2021-05-20 00:00:00</ns1:signedDate></ns1:relevantContractDates>
                <ns1:dollarValues><ns1:obligatedAmount>%s</ns1:obligatedAmount></ns1:dollarValues>
                <ns1:purchaserInformation><ns1:contractingOfficeAgencyID name="DEPT OF THE ARMY" departmentID="9700"
                departmentName="DEPT OF DEFENSE">2100</ns1:contractingOfficeAgencyID></ns1:purchaserInformation>
                <ns1:contractData><ns1:descriptionOfContractRequirement>%s</ns1:descriptionOfContractRequirement></ns1:contractData>
                <ns1:vendor><ns1:vendorHeader><ns1:vendorName>%s</ns1:vendorName></ns1:vendorHeader></ns1:vendor>
                </ns1:award></content></entry>
                """.formatted(
                        row.path("voucher").asText(),
                        row.path(amount).asText(),
                        row.path("item_description").asText(),
                        supplier);
    }

    /** Packages of fifty releases, each with the address of the next. */
    private String ocds(String query) {
        int page = query.contains("page=") ? Integer.parseInt(query.replaceFirst(".*page=(\\d+).*", "$1")) : 0;
        List<ObjectNode> all = sorted();
        ObjectNode answer = JSON.createObjectNode().put("version", "1.1").put("uri", "https://ocds.invalid/releases");
        ArrayNode releases = answer.putArray(drifted ? "liberations" : "releases");
        all.stream().skip((long) page * OCDS_PAGE).limit(OCDS_PAGE).forEach(row -> {
            ObjectNode release = releases.addObject()
                    .put("ocid", "ocds-invented-" + row.path(":id").asText())
                    .put("id", row.path(":id").asText() + "-1")
                    .put("date", "2021-05-20T00:00:00Z");
            release.putArray("tag").add("contract");
            release.putObject("buyer").put("id", "b").put("name", "CITY OF MARROWBONE");
            ObjectNode award = release.putArray("awards").addObject().put("id", "1");
            award.putArray("suppliers").addObject().put("id", "s").put("name", supplier);
            ObjectNode contract =
                    release.putArray("contracts").addObject().put("id", "1").put("awardID", "1");
            contract.put("description", row.path("item_description").asText())
                    .put("dateSigned", "2021-05-20T00:00:00Z");
            contract.putObject("value")
                    .put("amount", row.path(amount).asDouble())
                    .put("currency", "USD");
        });
        if (all.size() > (page + 1) * OCDS_PAGE) {
            answer.putObject("links").put("next", elsewhere + "/ocds/releases?page=" + (page + 1));
        }
        return answer.toString();
    }

    /** From now on packages have other names for what is in them. */
    synchronized void drifts() {
        drifted = true;
    }

    /** From now on the next package is said to be at another server. */
    synchronized void leadElsewhere() {
        elsewhere = "https://elsewhere.invalid";
    }

    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (body.length > 0) {
                out.write(body);
            }
        }
    }

    private static void cut(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void slow(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        Thread.ofVirtual().start(() -> {
            try {
                for (byte one : body) {
                    exchange.getResponseBody().write(one);
                    exchange.getResponseBody().flush();
                    Thread.sleep(200);
                }
            } catch (IOException | InterruptedException gone) {
                exchange.close();
            }
        });
    }

    private String socrata(String query, HttpExchange exchange) {
        Matcher after = AFTER.matcher(query);
        String from = after.find() ? after.group(1) + after.group(2) : "";
        ArrayNode answer = JSON.createArrayNode();
        rows.values().stream()
                .sorted(Comparator.comparing(Portal::place))
                .filter(row -> place(row).compareTo(from) > 0)
                .limit(limit(query))
                .forEach(answer::add);
        exchange.getResponseHeaders()
                .add(
                        "X-SODA2-Fields",
                        "[\":id\",\":updated_at\",\"voucher\",\"agency\",\"order_date\",\"supplier\",\"item_description\",\""
                                + amount + "\"]");
        return answer.toString();
    }

    private static String place(ObjectNode row) {
        return row.path(":updated_at").asText() + row.path(":id").asText();
    }

    private String ckan(String query) {
        int offset = Integer.parseInt(query.replaceFirst(".*offset=(\\d+).*", "$1"));
        ObjectNode answer = JSON.createObjectNode().put("success", true);
        ObjectNode result = answer.putObject("result").put("total", rows.size());
        ArrayNode fields = result.putArray("fields");
        List.of("_id", "voucher", "agency", "order_date", "supplier", "item_description", amount)
                .forEach(name -> fields.addObject().put("id", name));
        ArrayNode records = result.putArray("records");
        List<ObjectNode> sorted = rows.values().stream()
                .sorted(Comparator.comparing(Portal::place))
                .toList();
        for (int i = offset; i < Math.min(sorted.size(), offset + limit(query)); i++) {
            ObjectNode record = sorted.get(i).deepCopy();
            record.remove(List.of(":id", ":updated_at"));
            records.add(record.put("_id", i + 1));
        }
        return answer.toString();
    }

    private static int limit(String query) {
        return Integer.parseInt(query.replaceFirst(".*limit=(\\d+).*", "$1"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
