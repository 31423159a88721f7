package dev.firstkey.enrollmentgateway.webauthn;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes that say how to change other bytes, so that a fuzzer starts from what is valid.
public final class Mutation {
  private Mutation() {}

  /// Steps of four bytes: what to do, where (two), and with what. 255 in the first place: the rest
  /// stands for itself.
  public static byte[] of(byte[] valid, byte[] steps) {
    if (steps.length > 0 && steps[0] == (byte) 255) {
      return Arrays.copyOfRange(steps, 1, steps.length);
    }
    byte[] changed = valid.clone();
    ByteBuffer todo = ByteBuffer.wrap(steps);
    while (todo.remaining() >= 4 && changed.length > 0) {
      int how = todo.get() & 255;
      int at = (todo.getShort() & 0xffff) % changed.length;
      changed = step(changed, how % 6, at, todo.get());
    }
    return changed;
  }

  private static byte[] step(byte[] bytes, int how, int at, byte with) {
    return switch (how) {
      case 0 -> set(bytes, at, with);
      case 1 -> set(bytes, at, (byte) (bytes[at] ^ 1 << (with & 7)));
      case 2 -> joined(bytes, at, new byte[] {with}, at);
      case 3 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + 1 + (with & 15)));
      case 4 -> Arrays.copyOf(bytes, at);
      default -> joined(bytes, at, Arrays.copyOfRange(bytes, at, end(bytes, at, with)), at);
    };
  }

  private static int end(byte[] bytes, int at, byte length) {
    return Math.min(bytes.length, at + 1 + (length & 63));
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
    var all = new ByteArrayOutputStream();
    all.write(bytes, 0, until);
    all.writeBytes(between);
    all.write(bytes, from, bytes.length - from);
    return all.toByteArray();
  }
}
