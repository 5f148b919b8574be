package org.sightline.testsupport.drill;

import static org.sightline.testsupport.drill.Attacker.bytes;
import static org.sightline.testsupport.drill.Attacker.over;
import static org.sightline.testsupport.drill.Attacker.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a reporter, and somebody who is not signed in, can send to do harm. Each is refused, or answered like any other. */
final class AbuseCases {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String BULK = "/api/screen/bulk";
    private static final int SLOW_ONES = 300;
    private static final byte[] MEGABYTE = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE =
            "{\"description\":\"HIKVISION DS-2CD2143G0-I DOME CAMERA\"}\n".getBytes(StandardCharsets.US_ASCII);

    /** No answer, or one that says what is wrong, too much or too often. */
    private static final Set<Integer> REFUSED =
            Set.of(Attacker.CLOSED, 400, 401, 403, 404, 408, 409, 411, 413, 414, 415, 422, 429, 431, 503);

    private static final Set<Integer> NOT_SIGNED_IN = Set.of(Attacker.CLOSED, 400, 401, 413, 414, 431);

    private final int part;

    /**
     * One way to do harm.
     *
     * @param allowed the statuses that it may be answered with
     * @param byReporter whether the attacker has a token
     * @param attack gives the statuses of what was sent
     */
    record Case(String name, boolean byReporter, Set<Integer> allowed, Function<Attacker, List<Integer>> attack) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param part 1 for all of it; a test sends a part of what is large or many */
    AbuseCases(int part) {
        this.part = part;
    }

    List<Case> all() {
        return java.util.stream.Stream.of(huge(), deep(), many(), slow(), cut(), repeated())
                .flatMap(List::stream)
                .toList();
    }

    private long megabytes(int most) {
        return Math.max(1L, most / part) << 20;
    }

    private int times(int most) {
        return Math.max(2, most / part);
    }

    private static Case reporter(String name, Set<Integer> allowed, Function<Attacker, List<Integer>> attack) {
        return new Case("a reporter: " + name, true, allowed, attack);
    }

    private static Case nobody(String name, Set<Integer> allowed, Function<Attacker, List<Integer>> attack) {
        return new Case("nobody: " + name, false, allowed, attack);
    }

    private static Set<Integer> or(Set<Integer> statuses, int... more) {
        Set<Integer> all = new java.util.HashSet<>(statuses);
        IntStream.of(more).forEach(all::add);
        return all;
    }

    private List<Case> huge() {
        long line = 700L << 20;
        return List.of(
                // Not cut for the test: it is what ended two services once.
                reporter(
                        "a line of 700 MB to be screened",
                        or(REFUSED, 200),
                        who -> List.of(who.send("POST", BULK, NDJSON, line, over(MEGABYTE, line)))),
                nobody(
                        "a line of 700 MB to be screened",
                        NOT_SIGNED_IN,
                        who -> List.of(who.send("POST", BULK, NDJSON, line, over(MEGABYTE, line)))),
                reporter("a stream of 250 MB of short lines", or(REFUSED, 200), who -> {
                    long bytes = megabytes(250) / LINE.length * LINE.length;
                    return List.of(who.send("POST", BULK, NDJSON, bytes, over(LINE, bytes)));
                }),
                reporter(
                        "a purchase file of 2 GB that only the office may send",
                        Set.of(Attacker.CLOSED, 403, 413),
                        who -> List.of(who.send(
                                "POST",
                                "/api/imports?filename=a.csv&source=a&state=XF",
                                CSV,
                                2L << 30,
                                over(MEGABYTE, 2L << 30)))),
                nobody(
                        "a purchase file of 8 GB",
                        NOT_SIGNED_IN,
                        who -> List.of(who.send(
                                "POST",
                                "/api/imports?filename=a.csv&source=a&state=XF",
                                CSV,
                                8L << 30,
                                over(MEGABYTE, 64L << 20)))),
                reporter(
                        "a device list of 100 MB",
                        REFUSED,
                        who -> List.of(who.send(
                                "POST",
                                devices(who) + "-imports?filename=a.csv",
                                CSV,
                                megabytes(100),
                                over(MEGABYTE, megabytes(100))))),
                reporter(
                        "a JSON body of 100 MB",
                        REFUSED,
                        who -> List.of(who.send(
                                "POST",
                                devices(who) + "s",
                                "application/json",
                                megabytes(100),
                                over(MEGABYTE, megabytes(100))))),
                reporter("a query of 1 MB", REFUSED, who -> List.of(who.get("/api/findings?q=" + "a".repeat(1 << 20)))),
                nobody(
                        "a header of 10 MB",
                        NOT_SIGNED_IN,
                        who -> List.of(who.raw(
                                who.head("GET", "/api/me", "X-A: " + "a".repeat(10 << 20) + "\r\n\r\n"), out -> {}))),
                reporter(
                        "a number of a million digits",
                        REFUSED,
                        who -> List.of(who.post(devices(who) + "s", "{\"quantity\":" + "9".repeat(1_000_000) + "}"))));
    }

    private static String devices(Attacker who) {
        return "/api/agencies/" + who.agency() + "/device";
    }

    private List<Case> deep() {
        String nested = "[".repeat(200_000);
        String objects = "{\"a\":".repeat(50_000);
        return List.of(
                reporter("JSON 200,000 deep", REFUSED, who -> List.of(who.post("/api/match/default", nested))),
                reporter(
                        "JSON 200,000 deep as a line of a stream",
                        or(REFUSED, 200),
                        who -> List.of(who.send("POST", BULK, NDJSON, nested.length(), text(nested)))),
                reporter("objects 50,000 deep", REFUSED, who -> List.of(who.post(devices(who) + "s", objects))),
                reporter("a packed body that grows a thousand times", REFUSED, who -> {
                    byte[] bomb = gzip(megabytes(512));
                    return List.of(who.raw(
                            who.head(
                                    "POST",
                                    "/api/match/default",
                                    "Content-Type: application/json\r\nContent-Encoding: gzip\r\n" + "Content-Length: "
                                            + bomb.length + "\r\n\r\n"),
                            bytes(bomb)));
                }),
                reporter("a device list packed a thousand times", or(REFUSED, 507), who -> {
                    byte[] bomb = gzip(megabytes(2048));
                    return List.of(who.send(
                            "POST", devices(who) + "-imports?filename=a.csv.gz", CSV, bomb.length, bytes(bomb)));
                }),
                reporter("a zip of 50,000 entries as a device list", REFUSED, who -> {
                    byte[] zip = zip(times(50_000));
                    return List.of(
                            who.send("POST", devices(who) + "-imports?filename=a.zip", CSV, zip.length, bytes(zip)));
                }));
    }

    private List<Case> many() {
        String queries = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"q" + i + "\":{\"query\":\"hikvision\"}")
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
        String words = "a ".repeat(30_000);
        return List.of(
                reporter(
                        "10,000 queries in one request",
                        REFUSED,
                        who -> List.of(
                                who.post("/api/reconcile", "{\"queries\":" + queries + "}"),
                                who.post("/api/match/default", "{\"queries\":" + queries + "}"))),
                reporter(
                        "100,000 header lines",
                        or(REFUSED, 200),
                        who -> List.of(who.raw(who.head("GET", "/api/me", headers()), out -> {}))),
                nobody(
                        "100,000 header lines",
                        NOT_SIGNED_IN,
                        who -> List.of(who.raw(who.head("GET", "/api/me", headers()), out -> {}))),
                reporter(
                        "10,000 parameters",
                        or(REFUSED, 200),
                        who -> List.of(who.get("/api/findings?" + "q=a&".repeat(10_000)))),
                reporter(
                        "a search for 60,000 characters",
                        or(REFUSED, 200),
                        who -> List.of(who.post("/api/screen", "{\"description\":\"" + words + "\"}"))),
                reporter(
                        "a page of a billion",
                        or(REFUSED, 200),
                        who -> List.of(
                                who.get("/api/findings?limit=1000000000"),
                                who.get("/api/findings?cursor=" + "A".repeat(4000)))),
                nobody("500 made-up tokens", NOT_SIGNED_IN, who -> {
                    Attacker liar =
                            new Attacker(who.gateway(), "eyJhbGciOiJub25lIn0.e30." + UUID.randomUUID(), who.agency());
                    return Attacker.atOnce(times(500), () -> liar.get("/api/me"));
                }),
                nobody(
                        "1,000 pages of the law at once",
                        or(REFUSED, 200),
                        who -> Attacker.atOnce(times(1_000), () -> who.get("/law"))),
                nobody(
                        "300 begun sign-ins",
                        or(NOT_SIGNED_IN, 200, 302, 303, 429),
                        who -> Attacker.atOnce(
                                times(300), () -> who.get("/signed-in?code=x&state=" + UUID.randomUUID()))),
                reporter(
                        "60 streams to screen at once",
                        or(REFUSED, 200),
                        who -> Attacker.atOnce(
                                times(60),
                                () -> who.send("POST", BULK, NDJSON, LINE.length * 1000L, slowly(LINE, 1000, 1)))),
                reporter(
                        "2,000 lists of 1,000 at once",
                        or(REFUSED, 200),
                        who -> Attacker.atOnce(times(2_000), () -> who.get("/api/findings?limit=1000"))));
    }

    private static String headers() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            lines.append("X-").append(i).append(": a\r\n");
        }
        return lines.append("\r\n").toString();
    }

    private static Attacker.Body slowly(byte[] piece, int pieces, int millis) {
        return out -> {
            for (int i = 0; i < pieces; i++) {
                out.write(piece);
                out.flush();
                Thread.sleep(millis);
            }
        };
    }

    /** As many as there are, in a test too: threads that wait for them would be used up. A test waits a shorter time. */
    private List<Case> slow() {
        int pieces = part == 1 ? 150 : 40;
        return List.of(
                nobody(
                        "300 heads that never end",
                        NOT_SIGNED_IN,
                        who -> Attacker.atOnce(
                                SLOW_ONES,
                                () -> who.cut(
                                        "GET /api/me HTTP/1.1\r\nHost: a\r\n",
                                        slowly("X-A: a\r\n".getBytes(StandardCharsets.US_ASCII), pieces, 100)))),
                nobody(
                        "300 bodies that come byte by byte",
                        NOT_SIGNED_IN,
                        who -> slowBodies(who, "/api/match/default", "application/json", pieces)),
                reporter(
                        "300 JSON bodies that come byte by byte",
                        REFUSED,
                        who -> slowBodies(who, "/api/match/default", "application/json", pieces)),
                reporter(
                        "300 devices that come byte by byte",
                        REFUSED,
                        who -> slowBodies(who, devices(who) + "s", "application/json", pieces)),
                reporter(
                        "300 device lists that come byte by byte",
                        REFUSED,
                        who -> slowBodies(who, devices(who) + "-imports?filename=a.csv", CSV, pieces)),
                reporter(
                        "300 streams that come byte by byte",
                        or(REFUSED, 200),
                        who -> slowBodies(who, BULK, NDJSON, pieces)),
                reporter(
                        "300 answers that nobody reads",
                        REFUSED,
                        who -> Attacker.atOnce(
                                SLOW_ONES,
                                () -> who.cut(
                                        who.head("GET", "/api/rules", "\r\n"), out -> Thread.sleep(100L * pieces)))));
    }

    /** Devices that come a byte a second over many connections, in turn by one of several accounts. */
    static Case crowd(String agency, List<Supplier<String>> tokens, int connections, int seconds) {
        AtomicInteger next = new AtomicInteger();
        return reporter(
                connections + " slow connections of one agency by " + tokens.size() + " accounts",
                Set.of(Attacker.CLOSED, 400, 408, 429, 503),
                who -> Attacker.atOnce(connections, () -> {
                    String token =
                            tokens.get(next.getAndIncrement() % tokens.size()).get();
                    return new Attacker(who.gateway(), token, agency)
                            .send(
                                    "POST",
                                    "/api/agencies/" + agency + "/devices",
                                    "application/json",
                                    100_000,
                                    slowly(new byte[] {' '}, seconds, 1_000));
                }));
    }

    private static List<Integer> slowBodies(Attacker who, String path, String type, int pieces) {
        return Attacker.atOnce(
                SLOW_ONES,
                () -> who.cut(
                        who.head("POST", path, "Content-Type: " + type + "\r\nContent-Length: 100000\r\n\r\n"),
                        slowly(new byte[] {' '}, pieces, 100)));
    }

    private List<Case> cut() {
        return List.of(
                reporter(
                        "100 device lists that break off",
                        REFUSED,
                        who -> Attacker.atOnce(
                                times(100),
                                () -> who.cut(
                                        who.head(
                                                "POST",
                                                devices(who) + "-imports?filename=a.csv",
                                                "Content-Type: text/csv\r\nContent-Length: 5000000\r\n\r\n"),
                                        over(MEGABYTE, 2 << 20)))),
                reporter(
                        "100 streams that break off",
                        REFUSED,
                        who -> Attacker.atOnce(
                                times(100),
                                () -> who.cut(
                                        who.head(
                                                "POST",
                                                BULK,
                                                "Content-Type: " + NDJSON + "\r\nContent-Length: 5000000\r\n\r\n"),
                                        over(LINE, 1 << 20)))),
                reporter(
                        "chunks of a wrong size",
                        REFUSED,
                        who -> List.of(
                                who.raw(
                                        who.head(
                                                "POST",
                                                "/api/match/default",
                                                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"),
                                        text("FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")),
                                who.raw(
                                        who.head(
                                                "POST",
                                                "/api/match/default",
                                                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"),
                                        text("zz\r\n{}\r\n")))));
    }

    private List<Case> repeated() {
        return List.of(
                reporter("one device 50 times at once with one key", or(REFUSED, 200, 201), who -> {
                    String key = UUID.randomUUID().toString();
                    return Attacker.atOnce(
                            50,
                            () -> register(
                                    who,
                                    key,
                                    "{\"maker\":\"Hikvision\",\"model\":\"DS-1\",\"serial\":\"" + key + "\"}"));
                }),
                reporter("50 devices with one key", or(REFUSED, 200, 201), who -> {
                    String key = UUID.randomUUID().toString();
                    return Attacker.atOnce(
                            50,
                            () -> register(
                                    who,
                                    key,
                                    "{\"maker\":\"Hikvision\",\"model\":\"DS-1\",\"serial\":\"" + UUID.randomUUID()
                                            + "\"}"));
                }),
                reporter(
                        "one list of devices 20 times at once",
                        or(REFUSED, 200, 201),
                        who -> Attacker.atOnce(20, () -> {
                            String list = "maker,model,serial\nHikvision,DS-2,A1\nDahua,IPC,A2\n";
                            return who.send(
                                    "POST",
                                    devices(who) + "-imports?filename=same.csv",
                                    CSV,
                                    list.length(),
                                    text(list));
                        })));
    }

    private static int register(Attacker who, String key, String device) {
        return who.raw(
                who.head(
                        "POST",
                        devices(who) + "s",
                        "Content-Type: application/json\r\nIdempotency-Key: " + key + "\r\nContent-Length: "
                                + device.length() + "\r\n\r\n"),
                text(device));
    }

    private static byte[] gzip(long zeros) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            byte[] block = new byte[1 << 20];
            for (long written = 0; written < zeros; written += block.length) {
                out.write(block);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(int entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < entries; i++) {
                out.putNextEntry(new ZipEntry(i + ".csv"));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return packed.toByteArray();
    }
}
