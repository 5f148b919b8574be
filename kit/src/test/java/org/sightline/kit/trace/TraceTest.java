package org.sightline.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TraceTest {

    private static final String ONE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String OTHER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @RegisterExtension
    static final OpenTelemetryExtension TRACES = OpenTelemetryExtension.create();

    private static String within(Stream<String> messages) {
        List<String> seen = new ArrayList<>();
        Trace.continued("agencies process", messages, () -> seen.add(Trace.current()));
        return seen.getFirst();
    }

    @Test
    void messagesOfOneTraceAreContinued() {
        String next = within(Stream.of(ONE, null, ONE));

        SpanData span = TRACES.getSpans().getFirst();
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(next).isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-" + span.getSpanId() + "-01");
    }

    @Test
    void messagesOfSeveralTracesAreLinked() {
        within(Stream.of(ONE, OTHER));

        SpanData span = TRACES.getSpans().getFirst();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly("4bf92f3577b34da6a3ce929d0e0e4736", "0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void whatHasNoTraceOrAnUnreadableOneIsDoneWithoutASpan() {
        assertThat(within(Stream.of(null, "00-not-a-trace"))).isNull();
        assertThat(TRACES.getSpans()).isEmpty();
    }

    @Test
    void workThatFailsFailsAndItsSpanSaysSo() {
        assertThatThrownBy(() -> Trace.continued("agencies process", Stream.of(ONE), () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(TRACES.getSpans().getFirst().getStatus().getStatusCode())
                .isEqualTo(StatusData.error().getStatusCode());
    }
}
