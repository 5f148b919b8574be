package org.sightline.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes out of the span of a request what is kept nowhere: the query of its address, which may hold what people typed, and what
 * stands below the path of the reconciliation service, which may be the key of an address for OpenRefine.
 */
@ApplicationScoped
class QueryRemoval implements SpanProcessor {

    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final String KEYED = "/reconcile/";
    private static final String NOT_KEPT = "not kept";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, NOT_KEPT);
        }
        String path = span.getAttribute(PATH);
        if (path != null && path.startsWith(KEYED)) {
            span.setAttribute(PATH, KEYED + NOT_KEPT);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // All was done at the start.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
