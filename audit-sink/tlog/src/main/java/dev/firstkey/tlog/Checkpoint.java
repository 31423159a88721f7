package dev.firstkey.tlog;

import java.util.List;
import java.util.regex.Pattern;

/// How a log was at one moment (C2SP tlog-checkpoint).
///
/// @param origin which log
/// @param size how many leaves
/// @param root the root of the tree over them
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int LINES = 3;

  /// The text that is signed. No extension lines.
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// Reads the text of a checkpoint, also one with extension lines.
  ///
  /// @throws Malformed where it is none
  public static Checkpoint of(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() <= LINES
        || !lines.getLast().isEmpty()
        || lines.subList(0, lines.size() - 1).contains("")
        || !SIZE.matcher(lines.get(1)).matches()) {
      throw new Malformed("a checkpoint has an origin, a size and a root");
    }
    return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.ofBase64(lines.get(2)));
  }

  /// The note that says it, signed by each of the keys.
  public SignedNote signed(List<SignerKey> keys) {
    return SignedNote.sign(text(), keys);
  }
}
