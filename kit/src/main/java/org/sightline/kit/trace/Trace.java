package org.sightline.kit.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the running work stands in its trace, and how work that messages cause continues it. HTTP requests are the
 * library's; messages are ours, because they wait in an outbox and come in batches.
 */
public final class Trace {

    /** Header of requests and messages. */
    public static final String HEADER = "traceparent";

    /** A batch of messages may come from as many traces as it has messages; a span names this many. */
    private static final int MOST_LINKS = 32;

    private static final TextMapGetter<String> AS_WRITTEN = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String name) {
            return HEADER.equals(name) ? traceparent : null;
        }
    };

    private Trace() {}

    /** What the next request or message carries; null where there is no trace. */
    public static @Nullable String current() {
        SpanContext at = Span.current().getSpanContext();
        return at.isValid()
                ? "00-" + at.getTraceId() + "-" + at.getSpanId() + "-"
                        + at.getTraceFlags().asHex()
                : null;
    }

    /** Says of the running request which operation of the API document it is; its path alone does not say it. */
    public static void operation(String name) {
        Span.current().setAttribute("sightline.operation", name);
    }

    /**
     * Does work that messages caused: in their trace where all are of one, else in a new trace that is linked to theirs.
     *
     * @param traceparents of the messages; null where a message has none
     */
    public static void continued(String name, Stream<@Nullable String> traceparents, Runnable work) {
        List<SpanContext> causes = traceparents
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_LINKS)
                .map(Trace::read)
                .filter(SpanContext::isValid)
                .toList();
        if (causes.isEmpty()) {
            work.run();
            return;
        }
        Span span = span(name, causes);
        try (Scope _ = span.makeCurrent()) {
            work.run();
        } catch (RuntimeException failed) {
            span.setStatus(StatusCode.ERROR, failed.getClass().getName());
            throw failed;
        } finally {
            span.end();
        }
    }

    private static Span span(String name, List<SpanContext> causes) {
        SpanBuilder span = GlobalOpenTelemetry.getTracer("org.sightline.kit")
                .spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER);
        if (causes.size() == 1) {
            return span.setParent(Context.root().with(Span.wrap(causes.getFirst())))
                    .startSpan();
        }
        causes.forEach(span::addLink);
        return span.setNoParent().startSpan();
    }

    private static SpanContext read(String traceparent) {
        return Span.fromContext(
                        W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, AS_WRITTEN))
                .getSpanContext();
    }
}
