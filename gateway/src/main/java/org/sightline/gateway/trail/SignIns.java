package org.sightline.gateway.trail;

import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.sightline.gateway.audit.AuditFact;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.audit.AuditQueue;

/**
 * Sign-ins and sign-outs at the pages, in the office's chain: they are about no agency yet. Failed ones never come here;
 * Keycloak keeps them.
 */
@ApplicationScoped
class SignIns {

    private final AuditQueue queue;
    private final Clock clock;

    SignIns(AuditQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    void happened(@Observes SecurityEvent event) {
        switch (event.getEventType()) {
            case OIDC_LOGIN -> add(event.getSecurityIdentity(), "signed in");
            case OIDC_LOGOUT_RP_INITIATED, OIDC_BACKCHANNEL_LOGOUT_COMPLETED, OIDC_FRONTCHANNEL_LOGOUT_COMPLETED ->
                add(event.getSecurityIdentity(), "signed out");
            default -> {}
        }
    }

    private void add(SecurityIdentity identity, String action) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            String name = token.getClaim("preferred_username");
            queue.add(new AuditFact(
                    AuditLog.OFFICE,
                    clock.instant(),
                    token.getSubject(),
                    Objects.requireNonNullElse(name, token.getSubject()),
                    action,
                    "/",
                    "done",
                    null,
                    null));
        }
    }
}
