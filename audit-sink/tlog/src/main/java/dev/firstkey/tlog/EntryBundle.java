package dev.firstkey.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Leaves one behind the other, each behind its length as two bytes (C2SP tlog-tiles).
public final class EntryBundle {
  /// The most bytes of a leaf.
  public static final int LARGEST = 65_535;

  private EntryBundle() {}

  /// The bytes of a bundle.
  ///
  /// @throws Malformed where a leaf is larger than [#LARGEST]
  public static byte[] encode(List<byte[]> leaves) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      if (leaf.length > LARGEST) {
        throw new Malformed("a leaf is too large for a bundle");
      }
      bundle.write(leaf.length >> Byte.SIZE);
      bundle.write(leaf.length);
      bundle.writeBytes(leaf);
    }
    return bundle.toByteArray();
  }

  /// The leaves in a bundle.
  ///
  /// @throws Malformed where the last is not whole
  public static List<byte[]> decode(byte[] bundle) {
    List<byte[]> leaves = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    while (rest.hasRemaining()) {
      if (rest.remaining() < Short.BYTES) {
        throw new Malformed("a bundle ends inside a length");
      }
      int length = Short.toUnsignedInt(rest.getShort());
      if (rest.remaining() < length) {
        throw new Malformed("a bundle ends inside a leaf");
      }
      byte[] leaf = new byte[length];
      rest.get(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }
}
