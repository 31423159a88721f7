package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the audit log tells about one worker, held against what a complete enrollment leaves.
///
/// @param entries the worker's timeline
/// @param openings the openings of the visit at which the worker was proofed
record Chain(List<JsonNode> entries, List<JsonNode> openings) {

  /// Each of these happens once to everybody who enrolls.
  private static final List<String> ONCE =
      List.of(
          "joiner.accepted",
          "account.provisioned",
          "case.opened",
          "pass.issued",
          "enrollment.completed",
          "pass.revoked",
          "authenticator.published");

  /// Once for each visit: one that was refused because there was no evidence is followed by
  /// another.
  private static final List<String> EACH_VISIT = List.of("proofing.passed", "pass.requested");

  static Chain of(AuditTrail audit, String workerId) throws Stopped, InterruptedException {
    var entries = audit.timeline(workerId);
    var visit = said(entries, "proofing.passed").map(entry -> entry.path("transactionId").asText());
    return new Chain(entries, visit.isPresent() ? audit.opening(visit.get()) : List.of());
  }

  /// Whether the last event of all is there; others may still be on their way.
  boolean isOver() {
    return missing().isEmpty();
  }

  /// What is not exactly as it should be.
  List<String> missing() {
    var wrong = new ArrayList<String>();
    ONCE.forEach(type -> count(type, 1, wrong));
    EACH_VISIT.forEach(type -> count(type, 1 + withoutEvidence(), wrong));
    if (openings.size() != 1) {
      wrong.add("transaction.opened " + openings.size() + " times");
    }
    said("pass.revoked")
        .map(entry -> entry.path("data").path("reason").asText())
        .filter(reason -> !reason.equals("redeemed"))
        .ifPresent(reason -> wrong.add("pass.revoked because of '" + reason + "'"));
    return wrong;
  }

  private void count(String type, long wanted, List<String> wrong) {
    long times = entries.stream().filter(entry -> AuditTrail.is(entry, type)).count();
    if (times != wanted) {
      wrong.add(type + " " + times + " times");
    }
  }

  private long withoutEvidence() {
    return entries.stream()
        .filter(entry -> AuditTrail.is(entry, "pass.refused"))
        .filter(entry -> entry.path("data").path("reason").asText().equals("evidence-unavailable"))
        .count();
  }

  /// The account that joiner-ingest made; empty where the log does not tell.
  Optional<String> accountId() {
    return member("account.provisioned", "accountId");
  }

  /// The events that name another account than the one that was made.
  List<String> otherAccounts() {
    return List.of("pass.issued", "enrollment.completed", "authenticator.published").stream()
        .filter(type -> !member(type, "accountId").equals(accountId()))
        .toList();
  }

  Optional<String> authenticatorId() {
    return member("enrollment.completed", "authenticatorId");
  }

  private Optional<String> member(String type, String name) {
    return said(type).map(entry -> entry.path("data").path(name).asText());
  }

  private Optional<JsonNode> said(String type) {
    return said(entries, type);
  }

  private static Optional<JsonNode> said(List<JsonNode> entries, String type) {
    return entries.stream().filter(entry -> AuditTrail.is(entry, type)).findFirst();
  }
}
