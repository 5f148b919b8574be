package org.sightline.kit.request;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.NearestName;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/**
 * Reads addresses strictly: a parameter that the operation does not know is refused with the nearest right name, and one
 * that is not of its form with what it should be. Operations that read the address themselves, and pages, take any
 * query.
 */
public class RequestCheck {

    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();
    private final boolean strict;
    private final CurrentCaller caller;

    RequestCheck(
            @ConfigProperty(name = "sightline.request.strict", defaultValue = "true") boolean strict,
            CurrentCaller caller) {
        this.strict = strict;
        this.caller = caller;
    }

    /**
     * Looks at a request before its parameters are read.
     *
     * @throws Problem 400 where a parameter cannot be read, 404 where the path names an agency that the caller may not
     *     read, 422 where a parameter is unknown
     */
    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo address) {
        Method method = resource.getResourceMethod();
        if (!strict || method == null) {
            return;
        }
        DeclaredParameters known =
                declared.computeIfAbsent(method, found -> DeclaredParameters.of(resource.getResourceClass(), found));
        checkForms(address.getPathParameters(), known.path());
        checkAgency(address.getPathParameters().getFirst("agencyId"));
        if (!known.anyQuery()) {
            checkForms(address.getQueryParameters(), known.query());
            checkNames(address, known);
        }
    }

    /** Another agency's address is not found, whatever else is wrong with the request. */
    private void checkAgency(@Nullable String agency) {
        if (agency != null && caller.isSignedIn()) {
            Access.requireVisible(caller.get(), UUID.fromString(agency));
        }
    }

    private static void checkForms(Map<String, List<String>> given, Map<String, Optional<ParameterType>> known) {
        given.forEach((name, values) -> {
            for (String value : values) {
                if (value.indexOf('\0') >= 0) {
                    throw Problem.malformed(name, "nul-character", name + " holds a NUL character. Take it out.");
                }
                known.getOrDefault(name, Optional.empty()).ifPresent(type -> type.check(name, value));
            }
        });
    }

    private static void checkNames(UriInfo address, DeclaredParameters known) {
        List<Fault> faults = new ArrayList<>();
        for (String name : address.getQueryParameters().keySet()) {
            if (!known.query().containsKey(name)) {
                faults.add(new Fault(
                        name,
                        "unknown-parameter",
                        "There is no parameter \"" + name + "\" here. "
                                + NearestName.hint(name, known.query().keySet())));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults.getFirst().message(), faults);
        }
    }
}
