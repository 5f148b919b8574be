package org.sightline.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.sql.DatabaseAway;

/** Turns whatever goes wrong in a request into a problem body that gives nothing away. */
public class ProblemMapper {

    /** Too much at once, or something is away: both pass, and programs are told when to ask again. */
    private static final Set<Integer> PASSES = Set.of(429, 503);

    private static final int AGAIN_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException violations) {
        return answer(Problem.invalid(
                "Some fields are missing or wrong; see errors.",
                Violations.faults(violations.getConstraintViolations())));
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        return answer(JsonFault.problem(unreadable));
    }

    /** Quarkus has a mapper of its own for this one, which answers without a body. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) {
        return answer(JsonFault.problem(mismatched));
    }

    @ServerExceptionMapper
    public Response stale(OptimisticLockException stale) {
        return answer(Problem.stale());
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException unauthorized) {
        return answer(Problem.unauthorized());
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException failed) {
        return answer(failed.getCause() instanceof Problem refused ? refused : Problem.unauthorized());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden) {
        return answer(Problem.forbidden("Your account may not do this."));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException web) {
        Response response = web.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        if (web.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        int status = response.getStatus();
        if (status == 404 && cannotBeRead(web.getCause())) {
            return answer(Problem.malformed(
                    "parameter", "not-readable", "A parameter of the address cannot be read. Look at its form."));
        }
        if (status == 404) {
            return answer(Problem.notFound());
        }
        String reason = Response.Status.fromStatusCode(status) == null
                ? "Error " + status
                : Response.Status.fromStatusCode(status).getReasonPhrase();
        return answer(Problem.of(status, "http-" + status, reason, reason));
    }

    /** A parameter that cannot be read is no address that does not exist, whatever the framework says. */
    private static boolean cannotBeRead(@Nullable Throwable cause) {
        return cause instanceof IllegalArgumentException || cause instanceof DateTimeException;
    }

    @ServerExceptionMapper
    public Response persistence(PersistenceException failed) {
        return failed(failed);
    }

    @ServerExceptionMapper
    public Response sql(SQLException failed) {
        return failed(failed);
    }

    @ServerExceptionMapper
    public Response unexpected(RuntimeException unexpected) {
        return failed(unexpected);
    }

    private static Response failed(Exception unexpected) {
        if (DatabaseAway.is(unexpected)) {
            LOG.warnf("The database is away: %s", unexpected.getMessage());
            return answer(Problem.of(
                    503,
                    "database-away",
                    "The database does not answer",
                    "Nothing was changed. Try again in a minute; imports that run go on by themselves."));
        }
        if (holdsNul(unexpected)) {
            return answer(Problem.malformed("body", "nul-character", "A text holds a NUL character. Take it out."));
        }
        LOG.error("Request failed unexpectedly", unexpected);
        return answer(Problem.of(
                500,
                "unexpected",
                "Something went wrong on our side",
                "Nothing was changed. Try again; if it happens again, report the correlation id."));
    }

    /** The database keeps every character but this one (SQLSTATE 22021). */
    private static boolean holdsNul(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "22021".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The response for a problem; for filters, which run outside the mappers. */
    public static Response answer(Problem problem) {
        ProblemBody body = new ProblemBody(
                "urn:sightline:problem:" + problem.type(),
                problem.title(),
                problem.status(),
                problem.getMessage(),
                problem.faults(),
                Correlation.current());
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
        return (PASSES.contains(problem.status()) ? answer.header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS) : answer)
                .build();
    }
}
