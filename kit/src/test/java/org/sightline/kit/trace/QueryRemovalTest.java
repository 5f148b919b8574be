package org.sightline.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept nowhere is in no span. */
class QueryRemovalTest {

    @ParameterizedTest
    @CsvSource({
        "/reconcile/office-system-1.invented-secret, /reconcile/not kept",
        "/reconcile/office-system-1.invented-secret/suggest/entity, /reconcile/not kept",
        "/api/reconcile, /api/reconcile",
        "/findings, /findings"
    })
    void theQueryAndTheKeyOfAnAddressAreTakenOut(String path, String kept) {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(new QueryRemoval())
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build();
        provider.get("test")
                .spanBuilder("GET")
                .setAttribute("url.path", path)
                .setAttribute("url.query", "prefix=typed")
                .startSpan()
                .end();
        SpanData span = spans.getFinishedSpanItems().getFirst();
        assertThat(span.getAttributes().get(AttributeKey.stringKey("url.path"))).isEqualTo(kept);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("url.query")))
                .isEqualTo("not kept");
    }
}
