package dev.firstkey.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.SignerKey;
import dev.firstkey.tlog.TileAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyEvidenceTest {
  private static final SignerKey KEY = SignerKey.of("log.example/one", new byte[32]);
  private static final Path SAMPLES = Path.of("../../contracts/src/test/resources/recorded");

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void aPolicy() throws IOException {
    Files.writeString(folder.resolve("policy"), new LogPolicy(List.of(KEY.verifier())).written());
  }

  @Test
  void theAnswerIsWorkedOutFromProvedLeaves() throws IOException {
    assertThat(verify(bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed")))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("2 entries are proved in the tree of 2 leaves")
        .contains("w-10442 received the authenticator 00000000-0000-4000-8000-000000005551")
        .contains("under policy 2026-11, proofed by person:registrar-1, 1 approvals (index 0)")
        .contains("approved by person:approver-1");
  }

  @Test
  void aChangedLeafIsNotProved() throws IOException {
    String sound = bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed"));
    String other = Base64.getEncoder().encodeToString(leaf(7, "pass.issued"));
    String first = Base64.getEncoder().encodeToString(leaf(0, "pass.issued"));
    assertThat(verify(sound.replace(first, other))).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("NOT PROVED  the leaf is not in");
    assertThat(verify("{}")).isEqualTo(1);
    assertThat(verify("no json")).isEqualTo(1);
  }

  /// Who forwards a bundle may have changed what a person reads first.
  @Test
  void whatTheBundleSaysItselfIsHeldAgainstItsLeaves() throws IOException {
    String sound = bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed"));
    for (var change :
        Map.of(
                "person:approver-1", "person:somebody-else",
                "firstkey-evidence@v1", "firstkey-evidence@v2",
                "\"complete\": true", "\"complete\": \"true\"",
                "\"index\": 1,", "\"index\": 0,")
            .entrySet()) {
      said.reset();
      assertThat(verify(sound.replace(change.getKey(), change.getValue()))).isEqualTo(1);
      assertThat(said.toString(StandardCharsets.UTF_8)).contains("NOT PROVED");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"actor\": \"service:pass-issuer\" -> \"actor\": \"person:innocent\"",
        "\"workerId\": \"w-10442\", \"actor\" -> \"workerId\": \"w-2\", \"actor\"",
        "\"workerId\": \"w-10442\", \"actor\" -> \"workerId\": null, \"actor\"",
        "\"partition\": 0 -> \"partition\": 1",
        "\"approvers\": [\"person:approver-1\"] -> \"approvers\": []",
        "\"reason\": null -> \"reason\": \"left\"",
        "\"policyVersion\":\"2026-11\" -> \"policyVersion\":\"2026-12\"",
        "\"recordedAt\" -> \"remark\""
      })
  void whatIsShownOfAnEntryIsHeldAgainstItsLeaf(String change) throws IOException {
    String sound = bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed"));
    String[] both = change.split(" -> ");
    int entries = sound.indexOf("\"entries\"");
    String before = sound.substring(0, entries);
    String changed = before + sound.substring(entries).replace(both[0], both[1]);
    assertThat(changed).isNotEqualTo(sound);
    assertThat(verify(changed)).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("NOT PROVED  what the bundle shows of index 0 as");
  }

  /// Who renames the worker of a bundle proves nothing.
  @Test
  void theWorkerIsWhomTheEntriesAreAbout() throws IOException {
    String sound = bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed"));
    String renamed = sound.replaceFirst("w-10442", "w-2");
    assertThat(verify(renamed)).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("whom the bundle names");
    said.reset();
    assertThat(verify(renamed.replace("\"complete\": true", "\"complete\": false"))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("not shown to be about the worker by these entries: [0, 1]");
  }

  @Test
  void anEntryThatIsThereTwiceIsToldAndOneThatNobodyCanRead() throws IOException {
    String sound = bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed"));
    var twice = JsonMapper.builder().build().readTree(sound);
    var entries = (ArrayNode) twice.path("entries");
    entries.insert(0, entries.get(0));
    assertThat(verify(twice.toString())).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("index 0 twice");
    byte[] nothing = new Leaf.Entry("t", 0, 0, null, new byte[] {'{', '}'}).encoded();
    assertThat(verify(bundle(nothing, leaf(1, "enrollment.completed")))).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("no event that can be read");
  }

  @Test
  void thatThereIsMoreIsSaid() throws IOException {
    String sound = bundle(leaf(0, "pass.issued"), leaf(1, "enrollment.completed"));
    assertThat(verify(sound.replace("\"complete\": true", "\"complete\": false"))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("more than these 2 entries");
  }

  /// Whoever may change the database can hide an entry from the answer, and not from the log.
  @Test
  void whatTheBundleLeavesOutIsFoundInTheWholeLog() throws IOException {
    byte[] first = leaf(0, "pass.issued");
    byte[] second = leaf(1, "enrollment.completed");
    String sound = bundle(first, second);
    var log = log(sound, first, second);
    assertThat(verify(sound, "--log", log)).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("holds no other entry");

    var json = JsonMapper.builder().build();
    var less = (ObjectNode) json.readTree(sound);
    ((ArrayNode) less.path("entries")).remove(1);
    less.set("received", json.readTree(received(first)));
    assertThat(verify(less.toString())).isZero();
    said.reset();
    assertThat(verify(less.toString(), "--log", log)).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("the log holds index 1");

    said.reset();
    less.put("complete", false);
    assertThat(verify(less.toString(), "--log", log)).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("more of the worker: [1]");
  }

  @Test
  void anotherLogProvesNothingOfWhatIsLeftOut() throws IOException {
    byte[] first = leaf(0, "pass.issued");
    byte[] second = leaf(1, "enrollment.completed");
    String sound = bundle(first, second);
    String other = bundle(first, leaf(1, "case.opened"));
    assertThat(verify(sound, "--log", log(other, first, leaf(1, "case.opened")))).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("the log is not sound");
  }

  private String log(String bundle, byte[]... leaves) throws IOException {
    var log = folder.resolve("log");
    var all = List.of(leaves);
    for (var tile : Edge.empty().grow(all.stream().map(Hash::ofLeaf).toList()).tiles()) {
      write(log.resolve(tile.address().path()), Hash.concatenated(tile.hashes()));
    }
    var entries = new TileAddress(TileAddress.ENTRIES, 0, leaves.length);
    write(log.resolve(entries.path()), EntryBundle.encode(all));
    var note = JsonMapper.builder().build().readTree(bundle).path("checkpoint").asText();
    write(log.resolve("checkpoint"), note.getBytes(StandardCharsets.UTF_8));
    return log.toString();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private int verify(String bundle, String... more) throws IOException {
    var file = folder.resolve("evidence.json");
    Files.writeString(file, bundle);
    var policy = List.of(file.toString(), "--policy", folder.resolve("policy").toString());
    var words = Stream.concat(policy.stream(), Stream.of(more)).toList();
    return new VerifyEvidence(Given.of("it", words))
        .run(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private static String bundle(byte[] first, byte[] second) throws IOException {
    Hash root = Hash.ofNode(Hash.ofLeaf(first), Hash.ofLeaf(second));
    var note = new Checkpoint("log.example/one", 2, root).signed(List.of(KEY)).written();
    return """
    {"format": "firstkey-evidence@v1", "workerId": "w-10442", "received": %s, "complete": true,
     "checkpoint": "%s", "entries": [
      {"index": 0, "leaf": "%s", "path": ["%s"], "entry": %s},
      {"index": 1, "leaf": "%s", "path": ["%s"], "entry": %s}]}
    """
        .formatted(
            received(first, second),
            note.replace("\n", "\\n"),
            Base64.getEncoder().encodeToString(first),
            Hash.ofLeaf(second).base64(),
            shown(0, first),
            Base64.getEncoder().encodeToString(second),
            Hash.ofLeaf(first).base64(),
            shown(1, second));
  }

  /// As audit-sink writes it.
  private static String shown(long index, byte[] leaf) throws IOException {
    var entry = (Leaf.Entry) Leaf.of(leaf);
    var event = JsonMapper.builder().build().readTree(entry.payload());
    var data = event.path("data");
    return """
    {"index": %d, "topic": "t", "partition": 0, "offset": %d, "recordedAt": "2026-12-01T09:00:00Z",
     "eventId": %s, "type": %s, "time": %s, "workerId": %s, "actor": %s, "episodeId": %s,
     "passId": %s, "transactionId": %s, "authenticatorId": %s, "correlationId": %s,
     "causationId": %s, "approvers": %s, "outcome": "ok", "reason": null, "sha256": "%s",
     "data": %s}
    """
        .formatted(
            index,
            entry.offset(),
            orNull(event.path("id")),
            orNull(event.path("type")),
            orNull(event.path("time")),
            orNull(data.path("workerId")),
            orNull(event.path("actor")),
            orNull(data.path("episodeId")),
            orNull(data.path("passId")),
            orNull(data.path("transactionId")),
            orNull(data.path("authenticatorId")),
            orNull(event.path("correlationid")),
            orNull(event.path("causationid")),
            data.has("approvals") ? "[\"person:approver-1\"]" : "[]",
            HexFormat.of().formatHex(sha256(entry.payload())),
            orNull(data));
  }

  private static String orNull(JsonNode json) {
    return json.isMissingNode() ? "null" : json.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String received(byte[]... leaves) {
    SortedMap<Long, Event> events = new TreeMap<>();
    for (byte[] leaf : leaves) {
      var payload = ((Leaf.Entry) Leaf.of(leaf)).payload();
      if (EventCodec.decode(payload) instanceof Decoded.Readable(Event event)) {
        events.put((long) events.size(), event);
      }
    }
    return Summary.received(events).toString();
  }

  private static byte[] leaf(long offset, String event) throws IOException {
    byte[] bytes = Files.readAllBytes(SAMPLES.resolve(event + ".v1").resolve("001.json"));
    return new Leaf.Entry("t", 0, offset, null, bytes).encoded();
  }
}
