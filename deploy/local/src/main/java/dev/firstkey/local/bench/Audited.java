package dev.firstkey.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// From `enrollment.completed` to the audit entry of `pass.revoked`, by the wall clock that all
/// processes share here.
record Audited(AuditTrail audit) {
  private static final int LOOKED_AT = 200;

  Percentiles of(List<String> workers) throws Stopped, InterruptedException {
    var nanos = new ArrayList<Long>();
    for (var worker : workers.subList(0, Math.min(LOOKED_AT, workers.size()))) {
      var entries = audit.timeline(worker);
      var completed = at(entries, "enrollment.completed", "time");
      var recorded = at(entries, "pass.revoked", "recordedAt");
      nanos.add(Duration.between(completed, recorded).toNanos());
    }
    return Percentiles.of(nanos);
  }

  private static Instant at(List<JsonNode> entries, String type, String member) throws Stopped {
    return entries.stream()
        .filter(entry -> AuditTrail.is(entry, type))
        .map(entry -> Instant.parse(entry.path(member).asText()))
        .findFirst()
        .orElseThrow(() -> new Stopped("the audit log holds no " + type));
  }
}
