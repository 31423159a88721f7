package dev.firstkey.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hash of a leaf or a node: SHA-256 with the prefixes of RFC 6962 §2.1, which keep a node from
/// being taken for a leaf.
public final class Hash {
  /// The bytes of a hash.
  public static final int LENGTH = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);

  /// The root of the tree with no leaf.
  public static final Hash OF_NOTHING = new Hash(sha256().digest());

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash of a leaf.
  public static Hash ofLeaf(byte[] leaf) {
    MessageDigest digest = SHA_256.get();
    digest.update(LEAF);
    return new Hash(digest.digest(leaf));
  }

  /// The hash of a node.
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = SHA_256.get();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /// The hash of these nodes as neighbours (RFC 6962 §2.1, with nodes for leaves).
  public static Hash ofAll(List<Hash> nodes) {
    if (nodes.isEmpty()) {
      return OF_NOTHING;
    }
    if (nodes.size() == 1) {
      return nodes.getFirst();
    }
    int left = Integer.highestOneBit(nodes.size() - 1);
    return ofNode(ofAll(nodes.subList(0, left)), ofAll(nodes.subList(left, nodes.size())));
  }

  /// A hash from its bytes.
  ///
  /// @throws Malformed where they are not [#LENGTH]
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new Malformed("a hash has 32 bytes");
    }
    return new Hash(bytes.clone());
  }

  /// Hashes that stand one behind the other.
  ///
  /// @throws Malformed where the last is not whole
  public static List<Hash> all(byte[] bytes) {
    if (bytes.length % LENGTH != 0) {
      throw new Malformed("hashes have 32 bytes each");
    }
    List<Hash> hashes = new ArrayList<>(bytes.length / LENGTH);
    for (int at = 0; at < bytes.length; at += LENGTH) {
      hashes.add(new Hash(Arrays.copyOfRange(bytes, at, at + LENGTH)));
    }
    return hashes;
  }

  /// One behind the other.
  public static byte[] concatenated(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i).bytes, 0, bytes, i * LENGTH, LENGTH);
    }
    return bytes;
  }

  /// From Base 64 (RFC 4648 §4).
  ///
  /// @throws Malformed where it is no hash, or not in the one way to write it
  public static Hash ofBase64(String text) {
    try {
      Hash hash = of(Base64.getDecoder().decode(text));
      if (hash.base64().equals(text)) {
        return hash;
      }
    } catch (IllegalArgumentException _) {
      throw new Malformed("a hash is no Base 64");
    }
    throw new Malformed("a hash is not in canonical Base 64");
  }

  /// In Base 64 (RFC 4648 §4).
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
