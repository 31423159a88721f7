package dev.firstkey.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The key of a record.
final class RecordKey {
  private static final int LONGEST = 256;

  /// A worker, a visit, the log, or the partition that a heartbeat is about.
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9._-]{1,64}|partition:[0-9]{1,9}");

  private RecordKey() {}

  /// The key as text; empty where it is none that one of Firstkey's own records could have.
  static Optional<String> read(byte @Nullable [] key) {
    if (key == null || key.length == 0 || key.length > LONGEST) {
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      return Optional.of(text).filter(OURS.asMatchPredicate());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
