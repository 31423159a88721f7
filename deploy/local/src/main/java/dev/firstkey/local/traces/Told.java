package dev.firstkey.local.traces;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A span as it arrived.
///
/// @param service who told it
/// @param parentId empty for the first of a trace
/// @param start in nanoseconds since 1970
/// @param end as `start`
/// @param links the ids of the spans that it is linked to
/// @param events how many things are noted to have happened in it
/// @param status the words beside its status
/// @param attributes as text
record Told(
    String service,
    String traceId,
    String spanId,
    String parentId,
    String name,
    long start,
    long end,
    List<String> links,
    int events,
    String status,
    Map<String, String> attributes) {

  static Told of(String service, Span span) {
    return new Told(
        service,
        hex(span.getTraceId().toByteArray()),
        hex(span.getSpanId().toByteArray()),
        hex(span.getParentSpanId().toByteArray()),
        span.getName(),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        span.getLinksList().stream().map(link -> hex(link.getSpanId().toByteArray())).toList(),
        span.getEventsCount(),
        span.getStatus().getMessage(),
        span.getAttributesList().stream()
            .collect(
                Collectors.toMap(
                    each -> each.getKey(),
                    each ->
                        each.getValue().hasIntValue()
                            ? Long.toString(each.getValue().getIntValue())
                            : each.getValue().hasStringValue()
                                ? each.getValue().getStringValue()
                                : each.getValue().toString())));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  boolean isBy(String who, String what) {
    return service.equals(who) && name.equals(what);
  }
}
