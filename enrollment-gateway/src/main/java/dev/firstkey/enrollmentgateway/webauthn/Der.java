package dev.firstkey.enrollmentgateway.webauthn;

import java.nio.ByteBuffer;

/// Whether DER stays within its own bounds: each length (X.690 §8.1.3, definite) is no more than
/// what is there, at every level. Reads no values, and makes no copy of any.
final class Der {
  private static final int LEVELS = 32;
  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1f;
  private static final int LONG = 0x80;
  private static final int MOST_BYTES = 4;

  private Der() {}

  /// @param extension the value of a certificate's extension: DER in an OCTET STRING (RFC 5280
  ///   §4.2)
  static boolean isSoundInside(byte[] extension) {
    ByteBuffer in = ByteBuffer.wrap(extension);
    if (!in.hasRemaining()) {
      return false;
    }
    in.get();
    return length(in) == in.remaining() && isSound(in, LEVELS);
  }

  private static boolean isSound(ByteBuffer in, int levels) {
    while (in.hasRemaining()) {
      int tag = in.get();
      if ((tag & LONG_TAG) == LONG_TAG && !passLongTag(in)) {
        return false;
      }
      int length = length(in);
      if (length < 0 || length > in.remaining()) {
        return false;
      }
      ByteBuffer content = in.slice(in.position(), length);
      in.position(in.position() + length);
      if ((tag & CONSTRUCTED) != 0 && (levels == 0 || !isSound(content, levels - 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean passLongTag(ByteBuffer in) {
    while (in.hasRemaining()) {
      if ((in.get() & LONG) == 0) {
        return true;
      }
    }
    return false;
  }

  // -1 where it is none.
  private static int length(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return -1;
    }
    int first = in.get() & 0xff;
    int bytes = first & ~LONG;
    if (first < LONG) {
      return first;
    }
    if (bytes == 0 || bytes > MOST_BYTES || bytes > in.remaining()) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < bytes; i++) {
      length = length << Byte.SIZE | in.get() & 0xff;
    }
    return length;
  }
}
