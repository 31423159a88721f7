package dev.firstkey.joineringest.hris;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record as an HRIS producer sent it.
///
/// @param key may be null
/// @param value may be null
/// @param contentTypes every `content-type` header
public record ForeignRecord(
    byte @Nullable [] key, byte @Nullable [] value, List<String> contentTypes) {

  public ForeignRecord {
    contentTypes = List.copyOf(contentTypes);
  }
}
