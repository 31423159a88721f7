package dev.firstkey.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.meaning.Received;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.DirectorySource;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.LogProof;
import dev.firstkey.tlog.Malformed;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Verifies an evidence bundle with nothing but keys, and works out again from its leaves who
/// received which credential: what the bundle itself says of that, and what it shows of each entry,
/// must be the same. Nothing else of the file is believed, its policy least of all.
record VerifyEvidence(Given given) {
  private static final String FORMAT = "firstkey-evidence@v1";

  /// @return the exit code: 1 where something is not proved
  int run(PrintStream out) throws IOException {
    try {
      JsonNode bundle = JsonMapper.builder().build().readTree(Files.readAllBytes(given.file()));
      if (!text(bundle, "format").equals(FORMAT)) {
        throw new Malformed("the bundle has another format");
      }
      var note = SignedNote.of(text(bundle, "checkpoint").getBytes(StandardCharsets.UTF_8));
      var head = given.believed().verify(note);
      var events = proved(bundle, note, given.believed());
      var summary = Summary.of(bundle);
      summary.hold(events);
      var others = new OneWorker(text(bundle, "workerId")).others(events);
      if (summary.complete() && !others.isEmpty()) {
        throw new Malformed(
            "these entries do not show that index %d is about the worker whom the bundle names"
                .formatted(others.getFirst()));
      }
      var left = given.log().isPresent() ? left(bundle, head, note, events) : List.<Long>of();
      if (summary.complete() && !left.isEmpty()) {
        throw new Malformed(
            "the log holds index %d about the worker, and the bundle, which says that it is complete, does not"
                .formatted(left.getFirst()));
      }
      tell(head, events, out);
      summary.tell(events, out);
      given
          .log()
          .ifPresent(_ ->
              out.println(
                  left.isEmpty()
                      ? "the whole log holds no other entry of the worker in this tree"
                      : "the whole log holds more of the worker: " + left));
      if (!others.isEmpty()) {
        out.println("not shown to be about the worker by these entries: " + others);
      }
      return 0;
    } catch (JsonProcessingException | IllegalArgumentException wrong) {
      out.println(
          "  NOT PROVED  "
              + (wrong instanceof Malformed ? wrong.getMessage() : "the file is no bundle"));
      return 1;
    }
  }

  /// What the whole log holds about the worker and the bundle does not.
  private List<Long> left(
      JsonNode bundle, Checkpoint head, SignedNote note, SortedMap<Long, Event> events)
      throws IOException {
    var whole = new WholeLog(new OneWorker(text(bundle, "workerId")), head.size());
    var source = new DirectorySource(given.log().orElseThrow());
    var report =
        Verification.of(source, given.believed().keys())
            .since(note.written().getBytes(StandardCharsets.UTF_8))
            .reading(whole)
            .run();
    if (!report.isSound()) {
      throw new Malformed("the log is not sound: " + report.faults().getFirst().spoken());
    }
    if (report.minimum() > 0) {
      throw new Malformed(
          "the log states that entries before index %d were deleted: nobody can tell what they were about"
              .formatted(report.minimum()));
    }
    return whole.besides(events.keySet());
  }

  private static SortedMap<Long, Event> proved(
      JsonNode bundle, SignedNote note, LogPolicy believed) {
    SortedMap<Long, Event> events = new TreeMap<>();
    for (JsonNode entry : bundle.path("entries")) {
      var index = entry.path("index").asLong(-1);
      var leaf = Base64.getDecoder().decode(text(entry, "leaf"));
      new LogProof(Optional.empty(), index, path(entry), note).verify(believed, leaf);
      if (events.put(index, event(index, leaf, entry.path("entry"))) != null) {
        throw new Malformed("the bundle has index %d twice".formatted(index));
      }
    }
    return events;
  }

  private static Event event(long index, byte[] leaf, JsonNode shown) {
    if (Leaf.of(leaf) instanceof Leaf.Entry it
        && EventCodec.decode(it.payload()) instanceof Decoded.Readable(Event event)) {
      Shown.hold(shown, index, it);
      return event;
    }
    throw new Malformed("what stands at index %d is no event that can be read".formatted(index));
  }

  private static List<Hash> path(JsonNode entry) {
    List<Hash> path = new ArrayList<>();
    entry.path("path").forEach(hash -> path.add(Hash.ofBase64(hash.asText())));
    return path;
  }

  private static String text(JsonNode json, String member) {
    if (!json.path(member).isTextual()) {
      throw new Malformed("the bundle has no " + member);
    }
    return json.path(member).asText();
  }

  private static void tell(Checkpoint head, SortedMap<Long, Event> events, PrintStream out) {
    out.printf(
        "%s: %d entries are proved in the tree of %d leaves%n",
        head.origin(), events.size(), head.size());
    events.forEach((index, event) ->
        out.printf(
            "  %8d  %s  %-24s %s%n",
            index,
            event.envelope().time(),
            event.type().spoken(),
            Printable.of(event.envelope().actor())));
    Received.of(events).forEach(received -> tell(received, out));
  }

  private static void tell(Received received, PrintStream out) {
    out.printf(
        "%s received the authenticator %s at %s (index %d)%n",
        received.workerId(),
        received.authenticatorId(),
        received.registered().at(),
        received.registered().index());
    var granted = received.granted();
    if (granted == null) {
      out.println("  the bundle does not say under what approval");
    } else {
      out.printf(
          "  under policy %s, proofed by %s, %d approvals (index %d)%n",
          Printable.of(granted.policyVersion()),
          granted.proofing().by(),
          granted.approvals().size(),
          granted.said().index());
      granted
          .approvals()
          .forEach(it -> out.printf("  approved by %s at %s%n", it.approver(), it.at()));
    }
    var revoked = received.revoked();
    if (revoked != null) {
      out.printf(
          "  revoked at %s: %s (index %d)%n",
          revoked.said().at(), revoked.reason().word(), revoked.said().index());
    }
  }
}
