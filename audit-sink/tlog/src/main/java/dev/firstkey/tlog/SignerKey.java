package dev.firstkey.tlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// A key that signs notes, in the text form that tools for signed notes exchange:
/// `PRIVATE+KEY+name+id+base64`, the last being the type and the seed of 32 bytes.
public final class SignerKey {
  private static final String HEAD = "PRIVATE+KEY+";

  private final byte[] seed;
  private final VerifierKey verifier;

  private SignerKey(String name, byte[] seed) {
    this.seed = seed.clone();
    this.verifier = new VerifierKey(name, Ed25519.publicOf(seed));
  }

  /// The key with this seed.
  public static SignerKey of(String name, byte[] seed) {
    if (seed.length != Ed25519.KEY) {
      throw new Malformed("a seed has 32 bytes");
    }
    return new SignerKey(name, seed);
  }

  /// Reads it.
  ///
  /// @throws Malformed where it is none, or its id is not its own; nothing of it is said
  public static SignerKey of(String text) {
    if (!text.startsWith(HEAD)) {
      throw new Malformed("a signer key does not begin as one");
    }
    String[] parts = text.substring(HEAD.length()).split("\\+", 3);
    byte[] typed = parts.length == 3 ? VerifierKey.base64(parts[2]) : new byte[0];
    if (typed.length != 1 + Ed25519.KEY || typed[0] != VerifierKey.TYPE) {
      throw new Malformed("a signer key is not of Ed25519");
    }
    SignerKey key = new SignerKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.verifier.idInHex().equals(parts[1])) {
      throw new Malformed("a signer key has not its own id");
    }
    return key;
  }

  /// The text form. It is a secret.
  public String secret() {
    byte[] typed = new byte[1 + seed.length];
    typed[0] = VerifierKey.TYPE;
    System.arraycopy(seed, 0, typed, 1, seed.length);
    String base64 = Base64.getEncoder().encodeToString(typed);
    return HEAD + verifier.name() + "+" + verifier.idInHex() + "+" + base64;
  }

  /// Its public half.
  public VerifierKey verifier() {
    return verifier;
  }

  SignedNote.Line sign(String text) {
    byte[] signature = Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote.Line(verifier.name(), verifier.id(), signature);
  }

  /// Nothing of the secret.
  @Override
  public String toString() {
    return "the key of " + verifier;
  }
}
