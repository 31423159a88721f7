package dev.firstkey.local.traces;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.local.calls.AuditTrail;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The trace that an HRIS begins when it publishes a hired event, and what must become of it.
public final class HiredTrace {
  private static final int PATIENCE_SECONDS = 60;

  /// What a span may tell, as the page on observability promises it.
  private static final Set<String> OPEN =
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

  private final OtlpReceiver receiver;
  private final String traceId = random(16);
  private final String spanId = random(8);

  public HiredTrace(OtlpReceiver receiver) {
    this.receiver = receiver;
  }

  /// The header of the record that the HRIS publishes.
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-01";
  }

  private static String random(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    bytes[0] |= 1;
    return HexFormat.of().formatHex(bytes);
  }

  /// Prints the trace as a tree, each span with when it began and how long it took, and what is
  /// wrong with it.
  ///
  /// @param entries the worker's timeline
  /// @param secrets what no span may hold: ids, names
  /// @return whether it leads from HR's record to the entries of the log
  public boolean judge(List<JsonNode> entries, List<String> secrets, PrintStream out)
      throws InterruptedException {
    await(entries);
    var all = receiver.spans();
    out.println();
    out.println("The trace " + traceId + ", which the HRIS began (after, for how long):");
    print(spanId, 1, begin(all), out);
    redemption(all).ifPresent(first -> printWhole(first, out));
    var wrong = wrong(all, entries, secrets);
    wrong.forEach(each -> out.println("  NO   " + each));
    out.println(
        wrong.isEmpty()
            ? "  yes  the trace leads from HR's record to the entries of the audit log, and tells nothing else"
            : "  NO   the trace is not whole, or tells too much");
    return wrong.isEmpty();
  }

  private void await(List<JsonNode> entries) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!missing(receiver.spans(), entries).isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private List<String> wrong(List<Told> all, List<JsonNode> entries, List<String> secrets) {
    var wrong = new ArrayList<>(missing(all, entries));
    all.stream().filter(this::isMine).forEach(span -> orphan(span, all).ifPresent(wrong::add));
    all.forEach(span -> indiscretion(span, secrets).ifPresent(wrong::add));
    return wrong.stream().distinct().toList();
  }

  private List<String> missing(List<Told> all, List<JsonNode> entries) {
    var wrong = new ArrayList<String>();
    var mine = all.stream().filter(this::isMine).toList();
    require(mine, "joiner-ingest", "process firstkey.hris", wrong);
    require(mine, "joiner-ingest", "send firstkey.joiner", wrong);
    require(mine, "pass-issuer", "process firstkey.joiner", wrong);
    require(mine, "pass-issuer", "send firstkey.issuance", wrong);
    for (var type : List.of("joiner.accepted", "case.opened")) {
      if (mine.stream().noneMatch(span -> isOf(span, entries, type))) {
        wrong.add("no span of audit-sink is about the entry of " + type);
      }
    }
    if (redemption(all).isEmpty()) {
      wrong.add("the redemption's call has no trace that audit-sink ends");
    }
    return wrong;
  }

  private static void require(List<Told> spans, String who, String what, List<String> wrong) {
    if (spans.stream().noneMatch(span -> span.isBy(who, what))) {
      wrong.add(who + " has no span '" + what + "'");
    }
  }

  private boolean isMine(Told span) {
    return span.traceId().equals(traceId);
  }

  /// By topic, partition and offset, which are in the log with every entry.
  private static boolean isOf(Told span, List<JsonNode> entries, String type) {
    return span.service().equals("audit-sink")
        && entries.stream()
            .filter(entry -> AuditTrail.is(entry, type))
            .anyMatch(entry -> isAt(entry, span));
  }

  private static boolean isAt(JsonNode entry, Told span) {
    return entry.path("topic").asText().equals(span.attributes().get("messaging.destination.name"))
        && entry
            .path("partition")
            .asText()
            .equals(span.attributes().get("messaging.destination.partition.id"))
        && entry.path("offset").asText().equals(span.attributes().get("messaging.kafka.offset"));
  }

  /// The first span of the trace in which audit-sink heard of the redemption.
  private static Optional<Told> redemption(List<Told> all) {
    return all.stream()
        .filter(span -> span.isBy("audit-sink", "process firstkey.enrollment-complete"))
        .flatMap(end ->
            all.stream()
                .filter(span -> span.traceId().equals(end.traceId()))
                .filter(span -> span.parentId().isEmpty())
                .filter(span -> span.service().equals("enrollment-gateway")))
        .findFirst();
  }

  private Optional<String> orphan(Told span, List<Told> all) {
    boolean known =
        span.parentId().equals(spanId)
            || all.stream().anyMatch(other -> other.spanId().equals(span.parentId()));
    boolean linked = !span.name().startsWith("process") || span.links().contains(span.parentId());
    return known && linked
        ? Optional.empty()
        : Optional.of(span.service() + " '" + span.name() + "' hangs on nothing");
  }

  private static Optional<String> indiscretion(Told span, List<String> secrets) {
    for (var attribute : span.attributes().entrySet()) {
      boolean told = !Set.of("", "0", "false").contains(attribute.getValue());
      if (told && !OPEN.contains(attribute.getKey())) {
        return Optional.of(span.service() + " tells " + attribute.getKey());
      }
    }
    if (span.events() > 0 || !span.status().isEmpty()) {
      return Optional.of(span.service() + " tells what happened, in '" + span.name() + "'");
    }
    var text = span.name() + " " + span.attributes();
    return secrets.stream().anyMatch(text::contains) || span.name().contains("?")
        ? Optional.of(span.service() + " tells who it is about, in '" + span.name() + "'")
        : Optional.empty();
  }

  private void printWhole(Told first, PrintStream out) {
    out.println("The trace " + first.traceId() + ", of the redemption:");
    line(first, 1, first.start(), out);
    print(first.spanId(), 2, first.start(), out);
  }

  private long begin(List<Told> all) {
    return all.stream().filter(this::isMine).mapToLong(Told::start).min().orElse(0);
  }

  private void print(String parent, int depth, long begin, PrintStream out) {
    receiver.spans().stream()
        .filter(span -> span.parentId().equals(parent))
        .sorted(Comparator.comparingLong(Told::start))
        .forEach(span -> {
          line(span, depth, begin, out);
          print(span.spanId(), depth + 1, begin, out);
        });
  }

  private static void line(Told span, int depth, long begin, PrintStream out) {
    out.printf(
        "%9.1f ms %8.1f ms  %s%s  %s%n",
        (span.start() - begin) / 1e6,
        (span.end() - span.start()) / 1e6,
        "  ".repeat(depth - 1),
        span.service(),
        span.name());
  }
}
