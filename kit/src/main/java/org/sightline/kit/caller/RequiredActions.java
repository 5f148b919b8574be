package org.sightline.kit.caller;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.ProblemBody;

/**
 * Holds every operation to what it declares with {@link Requires}: before it runs where the path tells the agency, after
 * it where the operation had to ask itself. A service with an operation that declares nothing does not start.
 */
public class RequiredActions {

    /** A request that was answered by the way to sign in again: its operation did not run, and had nothing to ask. */
    private static final String SENT_TO_SIGN_IN = "sightline.sent-to-sign-in";

    private static final Logger LOG = Logger.getLogger(RequiredActions.class);
    private static final String AGENCY = "agencyId";

    private final CurrentCaller current;
    private final StepUp stepUp;
    private final Instance<SignInAgain> pages;

    RequiredActions(CurrentCaller current, StepUp stepUp, Instance<SignInAgain> pages) {
        this.current = current;
        this.stepUp = stepUp;
        this.pages = pages;
    }

    /** What a service with pages does instead of refusing somebody who signed in too long ago or with too few factors. */
    public interface SignInAgain {

        /** The answer that leads to signing in again and back; null where the request is refused as at the API. */
        @Nullable
        Response answer(ContainerRequestContext request);
    }

    /**
     * Looks at every operation before the service takes requests.
     *
     * @throws IllegalStateException names the operations that declare nothing, or an agency that their path does not have
     */
    static void atStart(@Observes @Priority(1) StartupEvent event, BeanManager beans) {
        List<String> undeclared = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(RequiredActions::undeclared)
                .distinct()
                .sorted()
                .toList();
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException(
                    "These operations do not say with @Requires what a caller must be allowed to"
                            + " do, or name an agency that is not in their path: " + String.join(", ", undeclared));
        }
    }

    static Stream<String> undeclared(Class<?> resource) {
        return Stream.of(resource.getMethods())
                .filter(RequiredActions::isOperation)
                .filter(method -> !isDeclared(resource, method))
                .map(method -> resource.getSimpleName() + "." + method.getName());
    }

    private static boolean isOperation(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
    }

    private static boolean isDeclared(Class<?> resource, Method method) {
        Requires required = method.getAnnotation(Requires.class);
        return required != null
                && (required.agency() != Requires.Agency.IN_PATH
                        || !required.value().needsAgency()
                        || (path(resource) + path(method)).contains("{" + AGENCY));
    }

    private static String path(java.lang.reflect.AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    /**
     * Ends a request that the caller may not make.
     *
     * @throws Problem 401 where nobody is signed in, 403 or 404 as {@link Access#require}
     */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public @Nullable Response before(ResourceInfo resource, UriInfo address, ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return null;
        }
        Requires required = method.getAnnotation(Requires.class);
        if (required == null) {
            throw Problem.forbidden("Nobody may do this.");
        }
        if (required.value() == Action.OPEN) {
            return null;
        }
        Caller caller = current.get();
        if (required.agency() == Requires.Agency.IN_PATH) {
            requireInPath(caller, required.value(), address.getPathParameters().getFirst(AGENCY));
        }
        if (!required.byTable()) {
            Access.requireOperation(caller, OperationName.of(resource.getResourceClass(), method));
        }
        boolean fresh = required.value().needsFreshSignIn() || required.freshSignIn();
        return fresh && !method.isAnnotationPresent(GET.class) ? signedInFreshly(request) : null;
    }

    private @Nullable Response signedInFreshly(ContainerRequestContext request) {
        Response again = pages.isUnsatisfied() || current.hasSignedInFreshly()
                ? null
                : pages.get().answer(request);
        if (again == null) {
            current.requireFreshSignIn();
        } else {
            request.setProperty(SENT_TO_SIGN_IN, true);
        }
        return again;
    }

    private static void requireInPath(Caller caller, Action action, @Nullable String agency) {
        if (agency == null) {
            Access.require(caller, action, null);
            return;
        }
        UUID id;
        try {
            id = UUID.fromString(agency);
        } catch (IllegalArgumentException noUuid) {
            // No operation runs with it: what reads the parameter refuses it, in its own words.
            return;
        }
        Access.require(caller, action, id);
    }

    /** Answers nothing of an operation that had to ask whether the caller may do this, and did not. */
    @ServerResponseFilter
    public void after(
            @Nullable ResourceInfo resource, ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem && StepUp.ends(problem.type())) {
            response.getHeaders().putSingle("WWW-Authenticate", stepUp.challenge());
        }
        // A request that no operation takes, such as one of a wrong media type, has none.
        Method method = resource == null ? null : resource.getResourceMethod();
        Requires required = method == null ? null : method.getAnnotation(Requires.class);
        if (required != null
                && required.agency() == Requires.Agency.FOUND
                && response.getStatus() < 400
                && request.getProperty(SENT_TO_SIGN_IN) == null
                && !current.wasAsked()) {
            LOG.errorf("%s answered without asking whether the caller may do this", Objects.requireNonNull(method));
            response.setStatus(500);
            response.setEntity(
                    new ProblemBody(
                            "urn:sightline:problem:not-asked",
                            "This cannot be answered",
                            500,
                            "The service did not find out whether you may see this. Tell the people who run it.",
                            List.of(),
                            null),
                    new Annotation[0],
                    MediaType.valueOf(ProblemBody.MEDIA_TYPE));
        }
    }
}
