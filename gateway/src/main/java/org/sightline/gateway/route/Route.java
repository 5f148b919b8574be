package org.sightline.gateway.route;

import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;

/**
 * One operation of the public API: a row of {@code routes.csv}.
 *
 * @param path the public one, beginning with {@code /api}
 * @param operation the operation's name in the public document
 * @param tag the group of operations it belongs to
 * @param service whose document describes the operation and who does the work; null for the gateway itself
 * @param action what the caller must be allowed to do; null where it is enough to be signed in
 * @param agency where the request says which agency it is about
 * @param audit words for the audit log; empty where nothing is logged
 * @param body what the request carries
 * @param view which part of the view takes over the answer
 * @param stranger the status that a person of another agency gets
 */
public record Route(
        String method,
        PathTemplate path,
        String operation,
        String tag,
        @Nullable Part service,
        @Nullable Action action,
        Agency agency,
        String audit,
        Body body,
        View view,
        int stranger) {

    /** Where a request says which agency it is about. */
    public enum Agency {
        /** It is about none. */
        NONE,
        /** The path's {@code agencyId}. */
        PATH,
        /** The query's {@code agencyId}; without it about all agencies. */
        QUERY,
        /** The agency of the path's {@code findingId}. */
        FINDING,
        /** The agencies of the caller. */
        CALLER,
        /** Only the service knows. */
        SERVICE
    }

    /** What a request carries. */
    public enum Body {
        NONE,
        /** A document that fits into memory. */
        JSON,
        /** Bytes of any number, passed on as they come. */
        FILE
    }

    /** Which part of the view takes over what a service answered to a change. */
    public enum View {
        NONE,
        AGENCY,
        FINDING
    }

    public boolean changes() {
        return !method.equals("GET");
    }

    /** The path as the service has it, up to the names of variables. */
    public PathTemplate servicePath() {
        return path.below();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
