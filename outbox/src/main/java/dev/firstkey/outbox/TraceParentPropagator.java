package dev.firstkey.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What calls bring and take of a trace: the header that records have, read as strictly.
/// OpenTelemetry's own reader would take a caller's `tracestate` along to the collector.
final class TraceParentPropagator implements TextMapPropagator {

  @Override
  public Collection<String> fields() {
    return List.of(TraceParent.HEADER);
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    SpanContext span = Span.fromContext(context).getSpanContext();
    if (span.isValid()) {
      setter.set(carrier, TraceParent.HEADER, TraceParent.text(span));
    }
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    return Optional.ofNullable(getter.get(carrier, TraceParent.HEADER))
        .map(value -> value.getBytes(StandardCharsets.ISO_8859_1))
        .flatMap(TraceParent::read)
        .map(span -> context.with(Span.wrap(span)))
        .orElse(context);
  }
}
