package org.sightline.gateway.database;

import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.ProblemMapper;

/** Says in plain words that the database does not answer. */
class DatabaseFailureMapper {

    private static final Logger LOG = Logger.getLogger(DatabaseFailureMapper.class);

    @ServerExceptionMapper
    public Response down(DatabaseFailure failure) {
        LOG.error("The database did not answer", failure);
        return ProblemMapper.answer(Problem.of(
                503,
                "database-unavailable",
                "The compliance view is unavailable",
                "Our database does not answer right now. Nothing was lost or changed. Try again in a minute."));
    }
}
