package org.sightline.kit.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.problem.ProblemBody;

/**
 * Adds to the API document of every service what holds for all operations: who may call, which problems can be answered,
 * and the headers of answers. Running it twice changes nothing more.
 */
public class ApiDocument implements OASFilter {

    private static final String ANY = "*/*";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "Problem";
    private static final String IF_MATCH = "If-Match";

    /** Operations that need no token, as {@code GET /rules}. */
    private final Set<String> open = new TreeSet<>(ConfigProvider.getConfig()
            .getOptionalValues("sightline.openapi.public", String.class)
            .orElse(List.of()));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        addComponents(document);
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        Versions versions = Versions.in(document.getPaths().getPathItems());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> describe(method, path, operation, versions)));
    }

    private void describe(PathItem.HttpMethod method, String path, Operation operation, Versions versions) {
        boolean secured = !open.contains(method + " " + path);
        if (secured && operation.getSecurity() == null) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme("bearer"));
        }
        if (operation.getRequestBody() != null) {
            nameMediaType(operation.getRequestBody().getContent());
        }
        describeHeaders(operation);
        addProblems(operation, secured);
        boolean begins = operation.getResponses().hasAPIResponse("202");
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            nameMediaType(response.getContent());
            if (Set.of("201", "202").contains(status) || begins && status.equals("200")) {
                header(response, "Location", "Where it can be read");
            }
            if (status.startsWith("2") && versions.has(path, response)) {
                header(response, "ETag", "The version, for If-Match");
            }
        });
    }

    private static void nameMediaType(@Nullable Content content) {
        MediaType any = content == null ? null : content.getMediaType(ANY);
        if (content != null && any != null) {
            content.removeMediaType(ANY);
            content.addMediaType(JSON, any);
        }
    }

    /** The two headers mean the same everywhere; If-Match is needed unless the operation says something else of it. */
    private static void describeHeaders(Operation operation) {
        for (Parameter parameter : parameters(operation)) {
            if (Idempotency.HEADER.equals(parameter.getName())) {
                parameter.description(Idempotency.MEANING).example("6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5");
            }
            if (IF_MATCH.equals(parameter.getName()) && parameter.getDescription() == null) {
                parameter
                        .required(true)
                        .description("The ETag that was read, so that nobody else's change is lost")
                        .example("\"3\"");
            }
        }
    }

    private static void addProblems(Operation operation, boolean secured) {
        for (ProblemResponse problem : ProblemResponse.values()) {
            APIResponse known = operation.getResponses().getAPIResponse(problem.status());
            boolean described = known != null && (known.getContent() != null || known.getRef() != null);
            if (!described && occurs(problem, operation, secured)) {
                operation.getResponses().addAPIResponse(problem.status(), problem.reference());
            }
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.matches("[45].*") && response.getRef() == null && response.getContent() == null) {
                response.setContent(problemContent());
            }
        });
    }

    private static boolean occurs(ProblemResponse problem, Operation operation, boolean secured) {
        return switch (problem) {
            case MALFORMED, INVALID -> !parameters(operation).isEmpty() || operation.getRequestBody() != null;
            case NOT_SIGNED_IN, FORBIDDEN -> secured;
            case NOT_FOUND ->
                parameters(operation).stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH);
            case CONFLICT -> takes(operation, Idempotency.HEADER) || needsVersion(operation);
            case CHANGED_SINCE, VERSION_NEEDED -> needsVersion(operation);
            case UNEXPECTED, AWAY -> true;
        };
    }

    private static void header(APIResponse response, String name, String description) {
        if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
            response.addHeader(name, textHeader(description));
        }
    }

    static Header textHeader(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    static boolean needsVersion(Operation operation) {
        return takes(operation, IF_MATCH);
    }

    private static boolean takes(Operation operation, String header) {
        return parameters(operation).stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static List<Parameter> parameters(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of());
    }

    static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemBody.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    private static void addComponents(OpenAPI document) {
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(OASFactory::createComponents);
        document.setComponents(components);
        components.addSchema(PROBLEM, problemSchema());
        for (ProblemResponse problem : ProblemResponse.values()) {
            components.addResponse(problem.title(), problem.response());
        }
        if (components.getSecuritySchemes() == null
                || !components.getSecuritySchemes().containsKey("bearer")) {
            components.addSecurityScheme(
                    "bearer",
                    OASFactory.createSecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .bearerFormat("JWT")
                            .description("An access token from Keycloak"));
        }
    }

    private static Schema problemSchema() {
        Schema fault = object("One of several mistakes in a request")
                .addProperty("pointer", text("Where: a JSON pointer, a parameter, or a row"))
                .addProperty("code", text("Stable, for machines"))
                .addProperty("message", text("What is wrong and what to do"))
                .required(List.of("pointer", "code", "message"));
        return object("What is wrong and what to do (RFC 9457)")
                .addProperty(
                        "type", text("Names the kind of problem").examples(List.of("urn:sightline:problem:not-found")))
                .addProperty("title", text("The kind of problem, for people"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .examples(List.of(404)))
                .addProperty("detail", text("What is wrong and what to do"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault))
                .addProperty("correlationId", text("Quote it when you ask for help"))
                .required(List.of("type", "title", "status"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    /** The problems that any operation can answer. */
    private enum ProblemResponse {
        MALFORMED("400", "BadRequest", "A parameter or the body cannot be read"),
        NOT_SIGNED_IN("401", "NotSignedIn", "No valid access token came with the request"),
        FORBIDDEN("403", "Forbidden", "You may not do this"),
        NOT_FOUND("404", "NotFound", "There is nothing here that you may see"),
        CONFLICT("409", "Conflict", "The change contradicts what is there"),
        CHANGED_SINCE("412", "ChangedSince", "Somebody changed it after you read it"),
        INVALID("422", "Invalid", "The request has mistakes; errors says where"),
        VERSION_NEEDED("428", "VersionNeeded", "Send the ETag that you read as If-Match"),
        UNEXPECTED("500", "Unexpected", "Something went wrong on our side"),
        AWAY("503", "Away", "Something that this needs does not answer now; try again later");

        private final String status;
        private final String title;
        private final String description;

        ProblemResponse(String status, String title, String description) {
            this.status = status;
            this.title = title;
            this.description = description;
        }

        String status() {
            return status;
        }

        String title() {
            return title;
        }

        APIResponse reference() {
            return OASFactory.createAPIResponse().ref(title);
        }

        APIResponse response() {
            APIResponse response =
                    OASFactory.createAPIResponse().description(description).content(problemContent());
            return this == AWAY
                    ? response.headers(Map.of("Retry-After", textHeader("Seconds to wait, where it is known")))
                    : response;
        }
    }
}
