package org.sightline.gateway.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.problem.Problem;

/** Calls to the services that stand in the audit log, with what came of them. */
@ApplicationScoped
class AuditedCalls {

    private final ServiceClient services;
    private final AuditLog audit;
    private final CurrentCaller current;

    AuditedCalls(ServiceClient services, AuditLog audit, CurrentCaller current) {
        this.services = services;
        this.audit = audit;
        this.current = current;
    }

    /**
     * A change: the log has a row before the call and one after it.
     *
     * @param chain the agency whose log it is, or {@link AuditLog#OFFICE}
     * @param action a verb or two
     * @throws Problem 503 where the service does not answer
     */
    HttpResponse<InputStream> change(UUID chain, String action, ServiceClient.Call call) {
        write(chain, action, call, "requested");
        FaultPoint.reached("relay.before-call", FaultPoint.Failure.DATABASE);
        HttpResponse<InputStream> answer;
        try {
            answer = services.send(call);
        } catch (Problem unavailable) {
            write(chain, action, call, "failed");
            throw unavailable;
        }
        FaultPoint.reached("relay.answered", FaultPoint.Failure.DATABASE);
        write(chain, action, call, outcome("done", answer.statusCode()));
        return answer;
    }

    /** Data that leaves as a file: the log has one row, which says whether it left. Otherwise as {@link #change}. */
    HttpResponse<InputStream> export(UUID chain, String action, ServiceClient.Call call) {
        HttpResponse<InputStream> answer = services.send(call);
        int status = answer.statusCode();
        write(chain, action, call, status < 400 ? "exported" : outcome("exported", status));
        return answer;
    }

    private void write(UUID chain, String action, ServiceClient.Call call, String outcome) {
        audit.write(chain, current.get(), action, "/api" + call.path(), outcome);
    }

    private static String outcome(String good, int status) {
        return (status < 400 ? good : status < 500 ? "refused" : "failed") + " " + status;
    }
}
