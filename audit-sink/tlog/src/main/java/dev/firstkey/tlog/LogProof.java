package dev.firstkey.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// That one leaf is in a log, with the checkpoint that says so (C2SP tlog-proof, a `.tlog-proof`
/// file). Firstkey's files carry the leaf itself as `extra`, so that one is enough.
///
/// @param extra what the log adds; the proof says nothing about it by itself
/// @param index the leaf's log index
/// @param path the proof, from its sibling up
/// @param checkpoint a signed note
public record LogProof(Optional<byte[]> extra, long index, List<Hash> path, SignedNote checkpoint) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int LONGEST_PATH = 63;

  public LogProof {
    path = List.copyOf(path);
  }

  /// As it is written.
  public byte[] written() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    extra.ifPresent(
        bytes -> text.append(EXTRA).append(Base64.getEncoder().encodeToString(bytes)).append('\n'));
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(checkpoint.written().getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /// Reads one. Nothing is verified.
  ///
  /// @throws Malformed where it is none, or not in the one way to write it
  public static LogProof of(byte[] bytes) {
    String text = text(bytes);
    int end = text.indexOf("\n\n");
    List<String> lines = end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
    if (lines.size() < 2 || !lines.getFirst().equals(HEAD)) {
      throw new Malformed("a proof does not begin as one");
    }
    boolean more = lines.get(1).startsWith(EXTRA);
    Optional<byte[]> extra = more ? Optional.of(extra(lines.get(1))) : Optional.empty();
    List<String> rest = lines.subList(more ? 2 : 1, lines.size());
    if (rest.isEmpty() || rest.size() > LONGEST_PATH + 1) {
      throw new Malformed("a proof has no index, or is too long");
    }
    List<Hash> path = new ArrayList<>();
    rest.subList(1, rest.size()).forEach(line -> path.add(Hash.ofBase64(line)));
    SignedNote note = SignedNote.of(text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
    return new LogProof(extra, index(rest.getFirst()), path, note);
  }

  /// The checkpoint, where one of the keys signed it and the leaf is in its tree.
  ///
  /// @throws Malformed where not; the message says why
  public Checkpoint verify(LogPolicy policy, byte[] leaf) {
    Checkpoint head = policy.verify(checkpoint);
    if (!Proofs.includes(Hash.ofLeaf(leaf), index, head.size(), path, head.root())) {
      throw new Malformed("the leaf is not in the tree at this index");
    }
    return head;
  }

  private static byte[] extra(String line) {
    String written = line.substring(EXTRA.length());
    byte[] bytes = VerifierKey.base64(written);
    if (!Base64.getEncoder().encodeToString(bytes).equals(written)) {
      throw new Malformed("a proof is not in canonical Base 64");
    }
    return bytes;
  }

  private static long index(String line) {
    String number = line.startsWith(INDEX) ? line.substring(INDEX.length()) : "";
    if (!NUMBER.matcher(number).matches()) {
      throw new Malformed("a proof has no index");
    }
    return Long.parseLong(number);
  }

  private static String text(byte[] bytes) {
    if (bytes.length > SignedNote.LARGEST) {
      throw new Malformed("a proof is too large");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("a proof is not in UTF-8", e);
    }
  }
}
