package org.sightline.gateway.shell;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sightline.kit.problem.Problem;

/** What the post of a form is answered with. */
public final class FormAnswer {

    private FormAnswer() {}

    /**
     * Does what the form asks and goes on; where it is refused, shows the page again with what is wrong, under the status of
     * the problem.
     *
     * @param done where to go then, with {@link Notice#go}
     * @param again the page with what was typed
     */
    public static Response of(Runnable work, Supplier<Response> done, Function<Problem, TemplateInstance> again) {
        return with(
                () -> {
                    work.run();
                    return true;
                },
                worked -> done.get(),
                again);
    }

    /** As {@link #of}, where the answer depends on what the work came to. */
    public static <T> Response with(
            Supplier<T> work, Function<T, Response> done, Function<Problem, TemplateInstance> again) {
        T result;
        try {
            result = work.get();
        } catch (Problem refused) {
            return Response.status(refused.status())
                    .entity(again.apply(refused))
                    .build();
        }
        return done.apply(result);
    }
}
