package dev.firstkey.joineringest.hris;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record as an HRIS producer sent it.
///
/// @param way on which topic it came
/// @param key may be null
/// @param value may be null
/// @param contentTypes every `content-type` header
public record ForeignRecord(
    Way way, byte @Nullable [] key, byte @Nullable [] value, List<String> contentTypes) {

  /// Who may speak there.
  public enum Way {
    /// HRIS producers.
    KAFKA,
    /// We, of what a SCIM client told us.
    SCIM
  }

  public ForeignRecord {
    contentTypes = List.copyOf(contentTypes);
  }
}
