package org.sightline.gateway.access;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;

/**
 * Refuses what a page would have to write to disk before it can look at it. The parts of a multipart form are spooled to a
 * folder for temporary files before an operation runs, so whether the sender may send a file, and how large it is, is asked
 * here, before the body is read. An operation that takes no file takes no multipart form.
 */
class UploadGate {

    /** For forms without a file. */
    private static final long FORM = 1 << 20;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentCaller current;
    private final ViewRepository known;
    private final long purchases;
    private final long devices;
    private final long evidence;

    UploadGate(
            CurrentCaller current,
            ViewRepository known,
            @ConfigProperty(name = "sightline.upload.purchases", defaultValue = "2G") MemorySize purchases,
            @ConfigProperty(name = "sightline.upload.devices", defaultValue = "32M") MemorySize devices,
            @ConfigProperty(name = "sightline.upload.evidence", defaultValue = "24M") MemorySize evidence) {
        this.current = current;
        this.known = known;
        this.purchases = purchases.asLongValue();
        this.devices = devices.asLongValue();
        this.evidence = evidence.asLongValue();
    }

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo operation) {
        MediaType type = request.getMediaType();
        if (type == null
                || WITHOUT_BODY.contains(request.getMethod())
                || request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        TakesFile file = operation.getResourceMethod().getAnnotation(TakesFile.class);
        if (file == null) {
            requireNoParts(type);
            // Without a length only so many fields of so many characters are read.
            requireAtMost(FORM, length == null ? "0" : length);
        } else {
            current.require(file.action(), agency(request));
            requireAtMost(most(file.kind()), length);
        }
    }

    private long most(TakesFile.Kind kind) {
        return switch (kind) {
            case PURCHASES -> purchases;
            case DEVICES -> devices;
            case EVIDENCE -> evidence;
        };
    }

    /** The agency in the path, or that of the finding in the path, of which only who may see it learns that it is there. */
    private @Nullable UUID agency(ContainerRequestContext request) {
        MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
        String finding = path.getFirst("findingId");
        if (finding != null) {
            return known.finding(current.get(), Gate.idOr404(finding)).agencyId();
        }
        String agency = path.getFirst("agencyId");
        return agency == null ? null : Gate.idOr404(agency);
    }

    private static void requireNoParts(MediaType type) {
        if (type.getType().equalsIgnoreCase("multipart")) {
            throw Problem.of(
                    415,
                    "unsupported-media-type",
                    "This form takes no file",
                    "Send it as application/x-www-form-urlencoded.");
        }
    }

    /** By what the request says of itself, as every browser does; HTTP does not let a longer body through. */
    private static void requireAtMost(long most, @Nullable String length) {
        if (length == null) {
            throw Problem.of(
                    411, "length-required", "The length is missing", "Send the form with a Content-Length header.");
        }
        if (Long.parseLong(length) > most) {
            throw Problem.of(
                    413,
                    "too-large",
                    "This is too large",
                    "What is sent through this page may have " + (most >> 20)
                            + " MB. Send a larger file through the API, or split it.");
        }
    }
}
