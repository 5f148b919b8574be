package org.sightline.testsupport.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A bucket on this machine that answers as S3 does: it checks the signature of each request by a way of its own, pages its
 * list, and can be told to misbehave.
 */
public final class Bucket implements AutoCloseable {

    public static final String KEY_ID = "INVENTEDKEYID";
    public static final String SECRET_KEY = "invented/secret+key+of+a+test";

    private static final String NAME = "invented-bucket";
    private static final String REGION = "xx-invented-1";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Pattern SIGNED = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/"
            + "aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private record Stored(byte[] content, Instant modified, String etag) {}

    private final HttpServer server;
    private final TreeMap<String, Stored> objects = new TreeMap<>();
    private final Deque<String> listFaults = new ArrayDeque<>();
    private final Deque<String> objectFaults = new ArrayDeque<>();
    private final List<String> given = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private int lists;
    private int page = 1_000;
    private boolean open;
    private boolean endless;

    /** A bucket at any port. */
    public Bucket() {
        this(0);
    }

    /** A bucket at this port of this machine. */
    public Bucket(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Its objects that begin with {@code feeds/}. */
    public String address() {
        return address(server.getAddress().getPort());
    }

    /** Where the objects that begin with {@code feeds/} are of a bucket at this port. */
    public static String address(int port) {
        return "http://127.0.0.1:" + port + "/" + NAME + "/feeds/?region=" + REGION;
    }

    /** Another bucket of the same server, in no region. */
    public String addressOf(String bucket) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + bucket + "/feeds/";
    }

    /** Writes an object, as somebody else does. */
    public void put(String key, String text) {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an object, as somebody else does. */
    public synchronized void put(String key, byte[] content) {
        objects.put(
                key,
                new Stored(
                        content,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        "\"" + HexFormat.of().formatHex(digest("MD5", content)) + "\""));
    }

    /** How many objects it says at once, at most. */
    public synchronized void page(int most) {
        page = most;
    }

    /** What an object has; null where there is none. */
    public synchronized byte @Nullable [] content(String key) {
        Stored stored = objects.get(key);
        return stored == null ? null : stored.content().clone();
    }

    /** Makes an object as old as if it had been written then. */
    public synchronized void written(String key, Instant then) {
        Stored stored = objects.get(key);
        objects.put(key, new Stored(stored.content(), then, stored.etag()));
    }

    /** The keys of all objects. */
    public synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** Everybody may read it. */
    public synchronized void open() {
        open = true;
    }

    /** Its list never ends. */
    public synchronized void endless() {
        endless = true;
    }

    /** The next lists are bad: slow-down, error, cut, html. */
    public synchronized void misbehaveInLists(String... next) {
        listFaults.addAll(List.of(next));
    }

    /** The next objects are bad: slow-down, error, cut, stall, archived, good. */
    public synchronized void misbehaveInObjects(String... next) {
        objectFaults.addAll(List.of(next));
    }

    /** The keys of the objects that were given whole. */
    public synchronized List<String> given() {
        return List.copyOf(given);
    }

    /** How many pages of its list were asked for. */
    public synchronized int lists() {
        return lists;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String refusal = refusal(exchange);
            String[] path = exchange.getRequestURI().getPath().split("/", 3);
            if (refusal != null) {
                fail(exchange, refusal.equals("AuthorizationHeaderMalformed") ? 400 : 403, refusal);
            } else if (!path[1].equals(NAME)) {
                fail(exchange, 404, "NoSuchBucket");
            } else if (path.length == 2) {
                list(exchange);
            } else {
                answer(exchange, path[2]);
            }
        }
    }

    private synchronized void list(HttpExchange exchange) throws IOException {
        lists++;
        Map<String, String> asked = query(exchange);
        String from = asked.containsKey("continuation-token")
                ? new String(Base64.getDecoder().decode(asked.get("continuation-token")), StandardCharsets.UTF_8)
                : "";
        List<String> keys = objects.keySet().stream()
                .filter(key -> key.startsWith(asked.get("prefix")) && key.compareTo(from) > 0)
                .toList();
        List<String> some =
                keys.subList(0, Math.min(keys.size(), Math.min(page, Integer.parseInt(asked.get("max-keys")))));
        boolean more = endless || some.size() < keys.size();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult"
                + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>" + NAME + "</Name><EncodingType>url"
                + "</EncodingType><KeyCount>" + some.size() + "</KeyCount><IsTruncated>" + more + "</IsTruncated>");
        if (more) {
            String last = some.isEmpty() ? from + "x" : some.getLast();
            xml.append("<NextContinuationToken>")
                    .append(Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)))
                    .append("</NextContinuationToken>");
        }
        some.forEach(key -> xml.append(entry(key, objects.get(key))));
        answerList(exchange, xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String entry(String key, Stored stored) {
        return "<Contents><Key>" + encoded(key).replace("%20", "+").replace("%2F", "/") + "</Key><LastModified>"
                + stored.modified() + "</LastModified><ETag>" + stored.etag().replace("\"", "&quot;")
                + "</ETag><Size>" + stored.content().length
                + "</Size><Owner><ID>1</ID></Owner><StorageClass>STANDARD</StorageClass></Contents>";
    }

    private void answerList(HttpExchange exchange, byte[] good) throws IOException {
        switch (listFaults.isEmpty() ? "good" : listFaults.remove()) {
            case "slow-down" -> fail(exchange, 503, "SlowDown");
            case "error" -> fail(exchange, 500, "InternalError");
            case "html" -> send(exchange, 200, "<html>Maintenance</html>".getBytes(StandardCharsets.UTF_8));
            case "cut" -> cut(exchange, good);
            default -> send(exchange, 200, good);
        }
    }

    private void answer(HttpExchange exchange, String key) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> write(exchange, key);
            case "DELETE" -> {
                synchronized (this) {
                    objects.remove(key);
                }
                exchange.sendResponseHeaders(204, -1);
            }
            case "HEAD" -> head(exchange, key);
            default -> object(exchange, key);
        }
    }

    /** Takes an object only whole: as many bytes as were said, with the hash that was signed. */
    private void write(HttpExchange exchange, String key) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        String said = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        String fault;
        synchronized (this) {
            fault = objectFaults.isEmpty() ? "good" : objectFaults.remove();
        }
        if (!HexFormat.of().formatHex(digest("SHA-256", content)).equals(said)) {
            fail(exchange, 400, "XAmzContentSHA256Mismatch");
        } else if (fault.equals("good")) {
            put(key, content);
            exchange.sendResponseHeaders(200, -1);
        } else {
            fail(exchange, 503, "SlowDown");
        }
    }

    private void head(HttpExchange exchange, String key) throws IOException {
        Stored stored;
        synchronized (this) {
            stored = objects.get(key);
        }
        if (stored == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders()
                .set(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                stored.modified().atOffset(ZoneOffset.UTC)));
        exchange.sendResponseHeaders(200, -1);
    }

    private void object(HttpExchange exchange, String key) throws IOException {
        Stored stored;
        String fault;
        synchronized (this) {
            stored = objects.get(key);
            fault = objectFaults.isEmpty() ? "good" : objectFaults.remove();
        }
        String state = exchange.getRequestHeaders().getFirst("If-Match");
        if (stored == null) {
            fail(exchange, 404, "NoSuchKey");
        } else if (state != null && !state.equals(stored.etag())) {
            fail(exchange, 412, "PreconditionFailed");
        } else {
            switch (fault) {
                case "slow-down" -> fail(exchange, 503, "SlowDown");
                case "error" -> fail(exchange, 500, "InternalError");
                case "archived" -> fail(exchange, 403, "InvalidObjectState");
                case "cut" -> cut(exchange, stored.content());
                case "stall" -> stall(exchange, stored.content());
                default -> {
                    send(exchange, 200, stored.content());
                    synchronized (this) {
                        given.add(key);
                    }
                }
            }
        }
    }

    private static void fail(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                                + "</Code><Message>invented</Message><RequestId>1</RequestId></Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void cut(HttpExchange exchange, byte[] whole) throws IOException {
        exchange.sendResponseHeaders(200, whole.length);
        OutputStream out = exchange.getResponseBody();
        out.write(whole, 0, whole.length / 2);
        out.flush();
    }

    /** Says half of it and then nothing, until the test is over. */
    private void stall(HttpExchange exchange, byte[] whole) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(whole, 0, whole.length / 2);
        out.flush();
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        Map<String, String> values = new TreeMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] sides = pair.split("=", 2);
                values.put(decoded(sides[0]), sides.length > 1 ? decoded(sides[1]) : "");
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted(one & 0xff));
            }
        }
        return encoded.toString();
    }

    /** Why the request is refused, in the words of S3; null where its signature is right. */
    private synchronized String refusal(HttpExchange exchange) {
        String said = exchange.getRequestHeaders().getFirst("Authorization");
        if (said == null) {
            return open ? null : "AccessDenied";
        }
        Matcher signed = SIGNED.matcher(said);
        if (!signed.matches() || !signed.group(3).equals(REGION)) {
            return "AuthorizationHeaderMalformed";
        }
        if (!signed.group(1).equals(KEY_ID)) {
            return "InvalidAccessKeyId";
        }
        String time = exchange.getRequestHeaders().getFirst("x-amz-date");
        Duration skew = Duration.between(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC), Instant.now());
        if (skew.abs().compareTo(Duration.ofMinutes(15)) > 0) {
            return "RequestTimeTooSkewed";
        }
        return signature(exchange, signed, time).equals(signed.group(5)) ? null : "SignatureDoesNotMatch";
    }

    private static String signature(HttpExchange exchange, Matcher signed, String time) {
        String path = Arrays.stream(exchange.getRequestURI().getPath().split("/", -1))
                .map(Bucket::encoded)
                .collect(Collectors.joining("/"));
        Map<String, String> sorted = new TreeMap<>();
        query(exchange).forEach((name, value) -> sorted.put(encoded(name), encoded(value)));
        String query = sorted.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
        StringBuilder headers = new StringBuilder();
        for (String name : signed.group(4).split(";")) {
            headers.append(name)
                    .append(':')
                    .append(exchange.getRequestHeaders().getFirst(name))
                    .append('\n');
        }
        String canonical = exchange.getRequestMethod() + "\n" + path + "\n" + query + "\n" + headers + "\n"
                + signed.group(4) + "\n" + exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        String scope = signed.group(2) + "/" + signed.group(3) + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + HexFormat.of().formatHex(digest("SHA-256", canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = mac(("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8), signed.group(2));
        key = mac(mac(mac(key, signed.group(3)), "s3"), "aws4_request");
        return HexFormat.of().formatHex(mac(key, toSign));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
