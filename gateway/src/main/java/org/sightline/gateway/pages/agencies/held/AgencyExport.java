package org.sightline.gateway.pages.agencies.held;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.pages.findings.reconciliation.Balances;
import org.sightline.gateway.pages.people.people.Grants;
import org.sightline.gateway.pages.people.serviceaccount.ServiceAccounts;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.paging.Page;

/**
 * Writes everything that is held about an agency into a ZIP file: a JSON document, or one JSON object a line (NDJSON), for
 * each kind of thing, and {@code contents.json} with how many there are of each.
 */
@ApplicationScoped
class AgencyExport {

    private final ServiceReader services;
    private final Grants grants;
    private final GrantRepository roles;
    private final ServiceAccounts machines;
    private final Balances balances;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    AgencyExport(
            ServiceReader services,
            Grants grants,
            GrantRepository roles,
            ServiceAccounts machines,
            Balances balances,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.services = services;
        this.grants = grants;
        this.roles = roles;
        this.machines = machines;
        this.balances = balances;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What the file holds. */
    private record Contents(UUID agencyId, Instant writtenAt, Map<String, Long> files) {}

    /**
     * A file that was written.
     *
     * @param file temporary
     * @param things how many things it holds
     */
    record Written(Path file, long things) {}

    /** The next page of a list, from a cursor on. */
    private interface Pages {
        Page<JsonNode> after(@Nullable String cursor);
    }

    /**
     * Writes the file to disk, so that a service that is away is an error and no broken file.
     *
     * @param withPeople whether the caller may see who acts for the agency
     * @return the caller deletes its file
     */
    Written write(UUID agency, boolean withPeople) throws IOException {
        Path file = Files.createTempFile("agency-", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            Map<String, Long> files = write(agency, withPeople, zip);
            return new Written(
                    file, files.values().stream().mapToLong(Long::longValue).sum());
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private Map<String, Long> write(UUID agency, boolean withPeople, ZipOutputStream zip) throws IOException {
        Map<String, Long> files = new LinkedHashMap<>();
        document(zip, files, "agency.json", one(Part.INVENTORY, "/agencies/{}", agency));
        document(zip, files, "fund-codes.json", one(Part.MATCHING, "/agencies/{}/fund-codes", agency));
        list(zip, files, "agency-history.ndjson", pages(Part.INVENTORY, "/agencies/{}/history", agency));
        list(
                zip,
                files,
                "purchase-lines.ndjson",
                cursor -> services.page(
                        Part.INGEST,
                        ServiceQuery.to("/lines")
                                .with("agencyId", agency)
                                .with("limit", Page.MOST)
                                .with("cursor", cursor),
                        JsonNode.class));
        list(zip, files, "devices.ndjson", pages(Part.INVENTORY, "/agencies/{}/devices", agency));
        list(zip, files, "device-history.ndjson", cursor -> deviceHistory(agency, cursor));
        list(zip, files, "device-imports.ndjson", pages(Part.INVENTORY, "/agencies/{}/device-imports", agency));
        list(zip, files, "device-lists.ndjson", pages(Part.INVENTORY, "/agencies/{}/device-lists", agency));
        list(zip, files, "walks.ndjson", cursor -> whole(Part.INVENTORY, "/agencies/{}/walks", agency, cursor));
        list(zip, files, "findings.ndjson", cursor -> wholeFindings(agency, cursor));
        list(zip, files, "evidence-files.ndjson", cursor -> evidence(agency, cursor));
        list(zip, files, "tasks.ndjson", cursor -> tasks(agency, cursor));
        list(
                zip,
                files,
                "contacts.ndjson",
                cursor ->
                        services.page(Part.MATCHING, ServiceQuery.to("/agencies/{}/contacts", agency), JsonNode.class));
        list(zip, files, "plans.ndjson", cursor -> whole(Part.MATCHING, "/agencies/{}/plans", agency, cursor));
        list(zip, files, "waivers.ndjson", cursor -> whole(Part.MATCHING, "/agencies/{}/waivers", agency, cursor));
        list(zip, files, "reconciliation-explanations.ndjson", cursor -> all(balances.explanations(agency)));
        list(zip, files, "returns.ndjson", cursor -> returns(agency));
        list(zip, files, "signed-returns.ndjson", cursor -> signedReturns(agency));
        if (withPeople) {
            list(zip, files, "people.ndjson", cursor -> all(grants.people(agency)));
            list(zip, files, "role-history.ndjson", cursor -> all(roles.history(agency)));
            list(zip, files, "service-accounts.ndjson", cursor -> all(machines.of(agency)));
        }
        list(zip, files, "audit.ndjson", cursor -> auditRows(agency, cursor));
        document(
                zip,
                files,
                "contents.json",
                json.valueToTree(new Contents(agency, clock.instant(), new LinkedHashMap<>(files))));
        return files;
    }

    private JsonNode one(Part part, String path, UUID agency) {
        return services.one(part, ServiceQuery.to(path, agency), JsonNode.class);
    }

    private Pages pages(Part part, String path, UUID agency) {
        return cursor -> services.page(
                part, ServiceQuery.to(path, agency).with("limit", Page.MOST).with("cursor", cursor), JsonNode.class);
    }

    /** What was done to a page of devices. Of one that was never changed the device itself says all that there is. */
    private Page<JsonNode> deviceHistory(UUID agency, @Nullable String cursor) {
        Page<JsonNode> devices =
                pages(Part.INVENTORY, "/agencies/{}/devices", agency).after(cursor);
        List<JsonNode> changes = new ArrayList<>();
        devices.items().stream()
                .filter(device -> device.path("version").asLong() > 1)
                .forEach(device ->
                        changes.addAll(changes(agency, device.path("id").asText())));
        return new Page<>(changes, devices.nextCursor(), null);
    }

    private List<JsonNode> changes(UUID agency, String device) {
        Pages pages = pages(Part.INVENTORY, "/agencies/{}/devices/" + UUID.fromString(device) + "/history", agency);
        List<JsonNode> changes = new ArrayList<>();
        String cursor = null;
        do {
            Page<JsonNode> page = pages.after(cursor);
            page.items().forEach(change -> changes.add(with(change, "deviceId", TextNode.valueOf(device))));
            cursor = page.nextCursor();
        } while (cursor != null);
        return changes;
    }

    private static JsonNode with(JsonNode thing, String field, JsonNode value) {
        return thing instanceof ObjectNode object ? object.set(field, value) : thing;
    }

    private Page<JsonNode> findings(UUID agency, @Nullable String cursor) {
        return services.page(
                Part.MATCHING,
                ServiceQuery.to("/findings")
                        .with("agencyId", agency)
                        .with("limit", Page.MOST)
                        .with("cursor", cursor),
                JsonNode.class);
    }

    /** A page of findings, each with its evidence, its verdicts, its timeline, its notices and its shared notes. */
    private Page<JsonNode> wholeFindings(UUID agency, @Nullable String cursor) {
        Page<JsonNode> page = findings(agency, cursor);
        return new Page<>(
                page.items().stream()
                        .map(row -> wholeFinding(UUID.fromString(row.path("id").asText())))
                        .toList(),
                page.nextCursor(),
                page.total());
    }

    private JsonNode wholeFinding(UUID id) {
        Page<JsonNode> notices =
                services.page(Part.MATCHING, ServiceQuery.to("/findings/{}/notices", id), JsonNode.class);
        JsonNode finding = with(one(Part.MATCHING, "/findings/{}", id), "notices", json.valueToTree(notices.items()));
        return with(finding, "notes", json.valueToTree(sharedNotes(id)));
    }

    /** What office and agency wrote for both; what the office wrote for itself leaves with nobody. */
    private List<JsonNode> sharedNotes(UUID finding) {
        return services
                .page(Part.MATCHING, ServiceQuery.to("/findings/{}/notes", finding), JsonNode.class)
                .items()
                .stream()
                .filter(note -> note.path("audience").asText().equals("agency"))
                .toList();
    }

    /** A page of a list, of each thing all that its own address says: a plan with its history, a walk with what was seen. */
    private Page<JsonNode> whole(Part part, String list, UUID agency, @Nullable String cursor) {
        Page<JsonNode> page = pages(part, list, agency).after(cursor);
        return new Page<>(
                page.items().stream()
                        .map(row -> services.one(
                                part,
                                ServiceQuery.to(
                                        list + "/{}",
                                        agency,
                                        UUID.fromString(row.path("id").asText())),
                                JsonNode.class))
                        .toList(),
                page.nextCursor(),
                null);
    }

    /** What is known of the files of a page of findings; the files themselves are downloaded one by one. */
    private Page<JsonNode> evidence(UUID agency, @Nullable String cursor) {
        Page<JsonNode> page = findings(agency, cursor);
        return new Page<>(
                page.items().stream()
                        .flatMap(row -> services
                                .page(
                                        Part.MATCHING,
                                        ServiceQuery.to(
                                                "/findings/{}/evidence",
                                                UUID.fromString(row.path("id").asText())),
                                        JsonNode.class)
                                .items()
                                .stream())
                        .toList(),
                page.nextCursor(),
                null);
    }

    private Page<JsonNode> tasks(UUID agency, @Nullable String cursor) {
        return services.page(
                Part.MATCHING,
                ServiceQuery.to("/tasks")
                        .with("agencyId", agency)
                        .with("limit", Page.MOST)
                        .with("cursor", cursor),
                JsonNode.class);
    }

    /** The return of each year as it is now, with the signed revisions that there are. */
    private Page<JsonNode> returns(UUID agency) {
        Page<JsonNode> periods = services.page(Part.INVENTORY, ServiceQuery.to("/return-periods"), JsonNode.class);
        return new Page<>(
                periods.items().stream()
                        .map(period -> one(
                                Part.INVENTORY,
                                "/agencies/{}/returns/" + period.path("year").asInt(),
                                agency))
                        .toList(),
                null,
                null);
    }

    /** What was signed, each revision as it was. */
    private Page<JsonNode> signedReturns(UUID agency) {
        List<JsonNode> signed = new ArrayList<>();
        for (JsonNode year : returns(agency).items()) {
            for (JsonNode revision : year.path("revisions")) {
                signed.add(one(
                        Part.INVENTORY,
                        "/agencies/{}/returns/" + year.path("year").asInt() + "/revisions/"
                                + revision.path("revision").asInt(),
                        agency));
            }
        }
        return new Page<>(signed, null, null);
    }

    private Page<JsonNode> auditRows(UUID agency, @Nullable String cursor) {
        Page<AuditEntry> page = audit.page(agency, Page.MOST, cursor);
        return new Page<>(
                page.items().stream()
                        .map(row -> json.<JsonNode>valueToTree(row))
                        .toList(),
                page.nextCursor(),
                page.total());
    }

    private Page<JsonNode> all(List<?> things) {
        return new Page<>(
                things.stream().map(thing -> json.<JsonNode>valueToTree(thing)).toList(), null, null);
    }

    private void document(ZipOutputStream zip, Map<String, Long> files, String name, JsonNode document)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        zip.closeEntry();
        files.put(name, 1L);
    }

    private void list(ZipOutputStream zip, Map<String, Long> files, String name, Pages pages) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        long count = 0;
        String cursor = null;
        do {
            Page<JsonNode> page = pages.after(cursor);
            for (JsonNode item : page.items()) {
                line(zip, item);
            }
            count += page.items().size();
            cursor = page.nextCursor();
        } while (cursor != null);
        zip.closeEntry();
        files.put(name, count);
    }

    private void line(OutputStream out, JsonNode item) throws IOException {
        out.write(json.writeValueAsBytes(item));
        out.write("\n".getBytes(StandardCharsets.UTF_8));
    }
}
