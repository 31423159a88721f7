package dev.firstkey.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What the audit log tells, by its public interface.
public final class AuditTrail {

  private final Api api;
  private final String address;
  private final Tokens tokens;

  /// @param address where audit-sink answers
  public AuditTrail(Api api, String address, Tokens tokens) {
    this.api = api;
    this.address = address;
    this.tokens = tokens;
  }

  /// What happened to the worker, oldest first.
  public List<JsonNode> timeline(String workerId) throws Stopped, InterruptedException {
    return elements(ask("/workers/" + workerId + "/timeline").path("entries"));
  }

  /// The opening of a visit, which knows no worker yet.
  public List<JsonNode> opening(String transactionId) throws Stopped, InterruptedException {
    var query = "/entries?type=transaction.opened&transaction=" + transactionId;
    return elements(ask(query).path("entries"));
  }

  /// Why joiner-ingest does not believe what HR said about a worker of whom it accepted nothing;
  /// empty where it did not, or where the log can not be read.
  public Optional<String> rejection(String workerId) throws InterruptedException {
    try {
      var entries = timeline(workerId);
      return said(entries, "joiner.accepted").isPresent()
          ? Optional.empty()
          : said(entries, "joiner.rejected")
              .map(entry -> entry.path("reason").asText())
              .or(() -> said(entries, "joiner.quarantined").map(_ -> "it waits in quarantine"));
    } catch (Stopped _) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> said(List<JsonNode> entries, String type) {
    return entries.stream().filter(entry -> is(entry, type)).findFirst();
  }

  /// Whether the entry is of that type, as in `joiner.accepted`.
  public static boolean is(JsonNode entry, String type) {
    return entry.path("type").asText().equals("dev.firstkey." + type + ".v1");
  }

  /// What keeps the log from being whole; empty where nothing does.
  public List<String> gaps() throws Stopped, InterruptedException {
    var coverage = ask("/coverage");
    var gaps = new ArrayList<String>();
    for (var partition : coverage.path("partitions")) {
      if (!partition.path("gaps").isEmpty()) {
        gaps.add("a gap in " + partition);
      }
    }
    if (gaps.isEmpty() && !coverage.path("complete").asBoolean()) {
      gaps.add("audit-sink does not call its log complete");
    }
    return gaps;
  }

  private JsonNode ask(String path) throws Stopped, InterruptedException {
    try {
      var answer = api.get(address + path, tokens.of("analyst"));
      if (answer.status() != 200) {
        throw new Stopped("audit-sink answers " + answer.spoken());
      }
      return answer.body();
    } catch (Stopped stopped) {
      throw new Stopped("The audit log can not be read: " + stopped.getMessage());
    }
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
