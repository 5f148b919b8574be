package org.sightline.kit.request;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** Filters that take only some values. */
public final class Values {

    private Values() {}

    /**
     * Refuses a filter that is none of the allowed values.
     *
     * @param name of the parameter
     * @param value null where it was not given
     * @param allowed values as they are written in the address
     * @throws Problem 422 with the allowed values
     */
    public static void require(String name, @Nullable String value, Collection<?> allowed) {
        Fault fault = value == null ? null : ParameterType.fault(name, value, allowed);
        if (fault != null) {
            throw Problem.invalid(fault.message(), List.of(fault));
        }
    }
}
