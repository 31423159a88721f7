package dev.firstkey.auditsink.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// A record as it arrived, byte for byte.
///
/// @param place where it stands
/// @param key its key; may be null
/// @param bytes its value; may be null
public record Arrival(Place place, byte @Nullable [] key, byte @Nullable [] bytes) {
  private static final int ABSENT = -1;
  private static final int LARGEST_LEAF = 65_535;
  private static final int LEAF_WITHOUT_CONTENT =
      Byte.BYTES + Integer.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

  /// Whether an entry made of it is no larger than a leaf may be (C2SP tlog-tiles, entry bundles).
  boolean fitsIntoALeaf() {
    int topic = place.topic().getBytes(StandardCharsets.UTF_8).length;
    return LEAF_WITHOUT_CONTENT + topic + (long) length(key) + length(bytes) <= LARGEST_LEAF;
  }

  private static int length(byte @Nullable [] part) {
    return part == null ? 0 : part.length;
  }

  /// SHA-256 over key and value, each behind its length as four bytes (all ones where there is
  /// none). Two records with one fingerprint say the same.
  public byte[] fingerprint() {
    MessageDigest digest = sha256();
    add(digest, key);
    add(digest, bytes);
    return digest.digest();
  }

  /// SHA-256 of the bytes.
  public static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, byte @Nullable [] part) {
    int length = part == null ? ABSENT : part.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    if (part != null) {
      digest.update(part);
    }
  }
}
