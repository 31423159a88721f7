package dev.firstkey.outbox;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// What a span may tell is a closed list. The instrumentation of HTTP notes the path and the query
/// of a call, the caller's address and program; these are blanked before anything leaves the
/// process, and so is whatever a later version invents. Events of spans, which would quote
/// exceptions, are not kept at all.
@ApplicationScoped
public class OpenAttributes implements ExtendedSpanProcessor {
  /// The names that may leave the process with their values.
  static final Set<String> OPEN =
      Set.of(
          "messaging.system",
          "messaging.operation.type",
          "messaging.operation.name",
          "messaging.destination.name",
          "messaging.destination.partition.id",
          "messaging.kafka.offset",
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "url.scheme",
          "network.protocol.version",
          "error.type");

  /// The last look before a span is told: what was noted at its start and at its end is there.
  @Override
  public void onEnding(ReadWriteSpan span) {
    span.getAttributes().asMap().keySet().stream()
        .filter(key -> !OPEN.contains(key.getKey()))
        .forEach(key -> blank(span, key));
  }

  @Override
  public boolean isOnEndingRequired() {
    return true;
  }

  @SuppressWarnings("unchecked")
  private static void blank(ReadWriteSpan span, AttributeKey<?> key) {
    switch (key.getType()) {
      case STRING -> span.setAttribute((AttributeKey<String>) key, "");
      case LONG -> span.setAttribute((AttributeKey<Long>) key, 0L);
      case DOUBLE -> span.setAttribute((AttributeKey<Double>) key, 0.0);
      case BOOLEAN -> span.setAttribute((AttributeKey<Boolean>) key, false);
      case STRING_ARRAY, BOOLEAN_ARRAY, LONG_ARRAY, DOUBLE_ARRAY ->
          span.setAttribute((AttributeKey<List<String>>) key, List.of());
    }
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
