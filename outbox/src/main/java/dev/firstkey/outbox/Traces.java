package dev.firstkey.outbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The traces of what goes over Kafka: a span for each record that is heard as part of a trace, a
/// span for each record that is said in it, and the `traceparent` header from one to the other. The
/// outbox row carries the header, so that a trace outlives the process that began it. What is in no
/// trace begins none. Where traces are off, nothing of this happens.
@ApplicationScoped
public class Traces {
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> TYPE =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> NAME =
      AttributeKey.stringKey("messaging.operation.name");
  private static final AttributeKey<String> TOPIC =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> PARTITION =
      AttributeKey.stringKey("messaging.destination.partition.id");
  private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");

  private final Tracer tracer;
  private final boolean off;

  Traces(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "false") boolean off) {
    this.tracer = telemetry.getTracer("dev.firstkey.outbox");
    this.off = off;
  }

  /// Does the work in the record's trace, if it is in one.
  public Uni<Void> hear(ConsumerRecord<byte[], byte[]> record, Supplier<Uni<Void>> work) {
    Optional<SpanContext> parent = off ? Optional.empty() : TraceParent.of(record.headers());
    return parent.map(known -> hear(record, known, work)).orElseGet(work);
  }

  /// The scope lasts as long as the work, which ends later than this method.
  @SuppressWarnings("MustBeClosedChecker")
  private Uni<Void> hear(
      ConsumerRecord<byte[], byte[]> record, SpanContext parent, Supplier<Uni<Void>> work) {
    return Uni.createFrom()
        .deferred(() -> {
          Span span = process(record, parent);
          Scope scope = Context.root().with(span).makeCurrent();
          return Uni.createFrom()
              .deferred(work::get)
              .onFailure()
              .invoke(_ -> span.setStatus(StatusCode.ERROR))
              .onTermination()
              .invoke(() -> end(span, scope));
        });
  }

  /// Says in the trace of what is heard now that it could not be taken in.
  void gaveUp() {
    Span.current().setStatus(StatusCode.ERROR);
  }

  /// Does the work of records that are heard together: a span for each that is in a trace. What is
  /// said meanwhile is in none of them, since it may be about any.
  public Uni<Void> hearAll(
      Iterable<ConsumerRecord<byte[], byte[]>> records, Supplier<Uni<Void>> work) {
    return off ? work.get() : Uni.createFrom().deferred(() -> spanned(processes(records), work));
  }

  private List<Span> processes(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .flatMap(record ->
            TraceParent.of(record.headers()).map(parent -> process(record, parent)).stream())
        .toList();
  }

  private static Uni<Void> spanned(List<Span> spans, Supplier<Uni<Void>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .onFailure()
        .invoke(_ -> spans.forEach(span -> span.setStatus(StatusCode.ERROR)))
        .onTermination()
        .invoke(() -> spans.forEach(Span::end));
  }

  private static void end(Span span, Scope scope) {
    scope.close();
    span.end();
  }

  private Span process(ConsumerRecord<byte[], byte[]> record, SpanContext parent) {
    return operation("process", record.topic(), SpanKind.CONSUMER)
        .setParent(Context.root().with(Span.wrap(parent)))
        .addLink(parent)
        .setAttribute(PARTITION, Integer.toString(record.partition()))
        .setAttribute(OFFSET, record.offset())
        .startSpan();
  }

  /// The record's headers, and the trace in which it is said.
  Map<String, String> headers(OutgoingRecord record) {
    if (off || !Span.current().getSpanContext().isValid()) {
      return record.headers();
    }
    Map<String, String> headers = new LinkedHashMap<>(record.headers());
    headers.put(TraceParent.HEADER, TraceParent.text(said(record)));
    return headers;
  }

  /// It is said when its row is written; the relay only carries it.
  private SpanContext said(OutgoingRecord record) {
    Span span = operation("send", record.topic(), SpanKind.PRODUCER).startSpan();
    span.end();
    return span.getSpanContext();
  }

  private SpanBuilder operation(String operation, String topic, SpanKind kind) {
    return tracer
        .spanBuilder(operation + " " + topic)
        .setSpanKind(kind)
        .setAttribute(SYSTEM, "kafka")
        .setAttribute(TYPE, operation)
        .setAttribute(NAME, operation)
        .setAttribute(TOPIC, topic);
  }
}
