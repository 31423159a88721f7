package dev.firstkey.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The key of a record.
final class RecordKey {
  private static final int LONGEST = 256;

  private RecordKey() {}

  /// The key as text; empty where it is none that one of Firstkey's own records could have.
  static Optional<String> read(byte @Nullable [] key) {
    if (key == null || key.length == 0 || key.length > LONGEST) {
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      return Optional.of(text).filter(read -> read.indexOf('\u0000') < 0);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
