package dev.firstkey.tlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Which checkpoints are believed (C2SP tlog-policy): those that one of the log's keys signed. A
/// policy that wants witnesses is refused rather than half obeyed.
///
/// @param keys the log's
public record LogPolicy(List<VerifierKey> keys) {
  private static final String NO_WITNESS = "quorum none";

  public LogPolicy {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new Malformed("a policy names no log");
    }
  }

  /// Reads one: a line `log VKEY [URL]` for each key, and `quorum none`.
  ///
  /// @throws Malformed where it is none, or wants more than this can verify
  public static LogPolicy of(String text) {
    List<VerifierKey> keys = new ArrayList<>();
    boolean quorum = false;
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("log ")) {
        keys.add(VerifierKey.of(line.split("[ \t]+")[1]));
      } else if (line.equals(NO_WITNESS)) {
        quorum = true;
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        throw new Malformed("a policy has a line that is not understood here, such as a witness");
      }
    }
    if (!quorum) {
      throw new Malformed("a policy does not say which quorum it wants");
    }
    return new LogPolicy(keys);
  }

  /// As it is written.
  public String written() {
    StringBuilder text = new StringBuilder();
    keys.forEach(key -> text.append("log ").append(key).append('\n'));
    return text.append(NO_WITNESS).append('\n').toString();
  }

  /// What a note says, where it is believed.
  ///
  /// @throws Malformed where it is not
  public Checkpoint verify(SignedNote note) {
    Checkpoint checkpoint = Checkpoint.of(note.text());
    if (!note.isSignedBy(ofOrigin(keys, checkpoint.origin()))) {
      throw new Malformed("the checkpoint is not signed by a key of this log");
    }
    return checkpoint;
  }

  /// The keys of one log: another log's say nothing of it (C2SP tlog-checkpoint, origin line).
  static List<VerifierKey> ofOrigin(Collection<VerifierKey> keys, String origin) {
    return keys.stream().filter(key -> key.name().equals(origin)).toList();
  }
}
