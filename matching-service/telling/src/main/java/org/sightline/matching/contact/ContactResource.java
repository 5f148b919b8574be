package org.sightline.matching.contact;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.held.AgencyRepository;

/** To whom at an agency notices go. The agency reads it; the office keeps it. */
@Path("/agencies/{agencyId}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public class ContactResource {

    private static final int MOST_CONTACTS = 10;

    private final ContactRepository contacts;
    private final AgencyRepository agencies;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    ContactResource(
            ContactRepository contacts,
            AgencyRepository agencies,
            Idempotency idempotency,
            CurrentCaller caller,
            Clock clock) {
        this.contacts = contacts;
        this.agencies = agencies;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Requires(Action.READ)
    @Transactional
    @Operation(operationId = "listContacts", summary = "To whom at an agency notices go")
    public Page<Contact> list(@PathParam("agencyId") UUID agencyId) {
        caller.require(Action.READ, agencyId);
        List<Contact> all = contacts.of(ids(agencyId));
        return new Page<>(all, null, (long) all.size());
    }

    @POST
    @Requires(Action.DECIDE)
    @Operation(operationId = "addContact", summary = "Add a contact of an agency")
    @APIResponse(
            responseCode = "201",
            description = "The contact",
            content = @Content(schema = @Schema(implementation = Contact.class)))
    public Response add(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable ContactRequest contact) {
        caller.require(Action.READ, agencyId);
        Caller asking = caller.require(Action.DECIDE, agencyId);
        ContactRequest asked = RequestBody.required(contact);
        String request = "POST /agencies/" + agencyId + "/contacts";
        return idempotency.once(key, asking, request, asked, () -> added(agencyId, asked, asking));
    }

    private Answer added(UUID agencyId, ContactRequest asked, Caller asking) {
        UUID agency = agencies.canonical(agencyId);
        agencies.lock(Set.of(agency));
        if (contacts.of(ids(agency)).size() >= MOST_CONTACTS) {
            throw Problem.conflict("The agency has " + MOST_CONTACTS + " contacts, and more are not kept. Remove one.");
        }
        Contact added = new Contact(
                UUID.randomUUID(),
                agency,
                asked.checkedName(),
                asked.checkedMail(),
                asked.spoken(),
                asking.name(),
                clock.instant());
        if (!contacts.add(added)) {
            throw Problem.conflict("The agency has a contact with this address already.");
        }
        return new Answer(201, "/agencies/" + agency + "/contacts/" + added.id(), null, added);
    }

    @DELETE
    @Requires(Action.DECIDE)
    @Path("/{contactId}")
    @Transactional
    @Operation(
            operationId = "removeContact",
            summary = "Remove a contact of an agency",
            description = "What was sent to it stays recorded.")
    @APIResponse(responseCode = "204", description = "It is removed")
    public void remove(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = "The contact's id") @PathParam("contactId") UUID contactId) {
        caller.require(Action.READ, agencyId);
        Caller asking = caller.require(Action.DECIDE, agencyId);
        if (!contacts.remove(ids(agencyId), contactId, asking.name(), clock.instant())) {
            throw Problem.notFound();
        }
    }

    private Set<UUID> ids(UUID agencyId) {
        UUID agency = agencies.canonical(agencyId);
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        return ids;
    }
}
