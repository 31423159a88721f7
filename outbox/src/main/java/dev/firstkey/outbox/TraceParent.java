package dev.firstkey.outbox;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The `traceparent` header of a record (W3C Trace Context §3.2), which may come from anybody: one
/// header of version 00, to the letter, or none. A wrong one is as good as none and never a reason
/// to refuse the record. `tracestate` and `baggage` are not read.
final class TraceParent {
  static final String HEADER = "traceparent";

  private static final int LENGTH = 55;
  private static final Pattern VERSION_00 =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  private TraceParent() {}

  /// Empty too where there are several.
  static Optional<SpanContext> of(Headers headers) {
    var found = headers.headers(HEADER).iterator();
    if (!found.hasNext()) {
      return Optional.empty();
    }
    Header first = found.next();
    return found.hasNext() ? Optional.empty() : read(first.value());
  }

  static Optional<SpanContext> read(byte @Nullable [] value) {
    if (value == null || value.length != LENGTH) {
      return Optional.empty();
    }
    Matcher parts = VERSION_00.matcher(new String(value, StandardCharsets.ISO_8859_1));
    return parts.matches() ? Optional.of(context(parts)) : Optional.empty();
  }

  /// Of the flags only the first bit is defined by version 00.
  private static SpanContext context(Matcher parts) {
    boolean sampled = (Integer.parseInt(parts.group(3), 16) & 1) == 1;
    return SpanContext.createFromRemoteParent(
        parts.group(1),
        parts.group(2),
        sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }

  static String text(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }
}
