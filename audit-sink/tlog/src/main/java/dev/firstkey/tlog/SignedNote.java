package dev.firstkey.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/// A text with signatures (C2SP signed-note).
///
/// @param text ends with a line feed
/// @param lines its signatures
public record SignedNote(String text, List<Line> lines) {
  /// The most bytes that are read.
  public static final int LARGEST = 1 << 20;

  private static final int MOST_LINES = 100;
  private static final int ID = 4;
  private static final String DASH = "\u2014 ";

  public SignedNote {
    lines = List.copyOf(lines);
  }

  /// A signature.
  ///
  /// @param name the key's name
  /// @param id the first bytes of a hash of the key
  public record Line(String name, byte[] id, byte[] signature) {

    private String written() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(id);
      bytes.writeBytes(signature);
      return DASH + name + " " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\n";
    }
  }

  /// Signs a text with each of the keys.
  public static SignedNote sign(String text, List<SignerKey> keys) {
    if (!text.endsWith("\n")) {
      throw new Malformed("a note's text ends with a line feed");
    }
    return new SignedNote(text, keys.stream().map(key -> key.sign(text)).toList());
  }

  /// Reads a note. Nothing is verified.
  ///
  /// @throws Malformed where it is none
  public static SignedNote of(byte[] bytes) {
    String note = text(bytes);
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new Malformed("a note has no text, no signature, or control characters");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : note.substring(end + 2).split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line(line));
      }
    }
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new Malformed("a note has no signature, or too many");
    }
    return new SignedNote(note.substring(0, end + 1), lines);
  }

  private static String text(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Malformed("a note is too large");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("a note is not in UTF-8", e);
    }
  }

  private static Line line(String line) {
    String[] parts =
        line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
    if (parts.length != 2) {
      throw new Malformed("a line of a note is no signature");
    }
    byte[] signed = VerifierKey.base64(parts[1]);
    if (signed.length <= ID) {
      throw new Malformed("a signature is too short");
    }
    return new Line(
        VerifierKey.requireName(parts[0]),
        Arrays.copyOf(signed, ID),
        Arrays.copyOfRange(signed, ID, signed.length));
  }

  /// Whether at least one of these keys signed it, and none of them signed something else. Other
  /// keys' signatures say nothing.
  public boolean isSignedBy(Collection<VerifierKey> known) {
    boolean signed = false;
    for (Line line : lines) {
      for (VerifierKey key : known) {
        if (key.made(line)) {
          if (!key.verifies(text, line)) {
            return false;
          }
          signed = true;
        }
      }
    }
    return signed;
  }

  /// The note as it is written.
  public String written() {
    StringBuilder note = new StringBuilder(text).append('\n');
    lines.forEach(line -> note.append(line.written()));
    return note.toString();
  }
}
