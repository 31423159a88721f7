package dev.firstkey.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The public half of a key that signs notes, as `name+id+base64` (C2SP signed-note; Ed25519 only).
public final class VerifierKey {
  static final byte TYPE = 1;

  private static final int ID = 4;

  private final String name;
  private final byte[] key;

  VerifierKey(String name, byte[] key) {
    this.name = requireName(name);
    this.key = key.clone();
  }

  /// Reads it.
  ///
  /// @throws Malformed where it is none, of another algorithm, or its id is not its own
  public static VerifierKey of(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new Malformed("a verifier key has three parts");
    }
    byte[] typed = base64(parts[2]);
    if (typed.length != 1 + Ed25519.KEY || typed[0] != TYPE) {
      throw new Malformed("a verifier key is not of Ed25519");
    }
    VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.idInHex().equals(parts[1])) {
      throw new Malformed("a verifier key has not its own id");
    }
    return key;
  }

  /// The name, which is the origin of the log.
  public String name() {
    return name;
  }

  /// SHA-256 over name, line feed, type and key; its first four bytes.
  byte[] id() {
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    named.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    named.write('\n');
    named.write(TYPE);
    named.writeBytes(key);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(named.toByteArray());
      return Arrays.copyOf(digest, ID);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  String idInHex() {
    return HexFormat.of().formatHex(id());
  }

  boolean made(SignedNote.Line line) {
    return line.name().equals(name) && Arrays.equals(line.id(), id());
  }

  boolean verifies(String text, SignedNote.Line line) {
    return Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), line.signature());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    byte[] typed = new byte[1 + key.length];
    typed[0] = TYPE;
    System.arraycopy(key, 0, typed, 1, key.length);
    return name + "+" + idInHex() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Malformed("there is no Base 64 where it should be", e);
    }
  }

  static String requireName(String name) {
    if (name.isEmpty() || name.chars().anyMatch(VerifierKey::isUnfit)) {
      throw new Malformed("a key's name is empty, or has a space or a plus sign");
    }
    return name;
  }

  private static boolean isUnfit(int c) {
    return c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
