package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// What the audit log tells, by its public interface.
final class AuditTrail {

  private final Api api;
  private final String address;
  private final Tokens tokens;

  /// @param address where audit-sink answers
  AuditTrail(Api api, String address, Tokens tokens) {
    this.api = api;
    this.address = address;
    this.tokens = tokens;
  }

  /// What happened to the worker, oldest first.
  List<JsonNode> timeline(String workerId) throws Stopped, InterruptedException {
    return elements(ask("/workers/" + workerId + "/timeline").path("entries"));
  }

  /// The opening of a visit, which knows no worker yet.
  List<JsonNode> opening(String transactionId) throws Stopped, InterruptedException {
    var query = "/entries?type=transaction.opened&transaction=" + transactionId;
    return elements(ask(query).path("entries"));
  }

  /// What keeps the log from being whole; empty where nothing does.
  List<String> gaps() throws Stopped, InterruptedException {
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
