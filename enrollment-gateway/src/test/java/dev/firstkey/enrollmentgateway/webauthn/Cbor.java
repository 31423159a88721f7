package dev.firstkey.enrollmentgateway.webauthn;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Writes what stands in attestation objects (RFC 8949): integers, bytes, texts, arrays, maps.
final class Cbor {
  private Cbor() {}

  static byte[] of(Object value) {
    return switch (value) {
      case Integer number when number >= 0 -> head(0, number);
      case Integer number -> head(1, -1 - number);
      case byte[] bytes -> join(head(2, bytes.length), bytes);
      case String text -> join(head(3, text.length()), text.getBytes(StandardCharsets.US_ASCII));
      case List<?> list ->
          join(head(4, list.size()), join(list.stream().map(Cbor::of).toArray(byte[][]::new)));
      case Map<?, ?> map ->
          join(
              head(5, map.size()),
              join(
                  map.entrySet().stream()
                      .map(member -> join(of(member.getKey()), of(member.getValue())))
                      .toArray(byte[][]::new)));
      default -> throw new IllegalArgumentException("not written here: " + value.getClass());
    };
  }

  static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] head(int major, int value) {
    int type = major << 5;
    if (value < 24) {
      return new byte[] {(byte) (type | value)};
    }
    return value < 256
        ? new byte[] {(byte) (type | 24), (byte) value}
        : new byte[] {(byte) (type | 25), (byte) (value >> 8), (byte) value};
  }
}
