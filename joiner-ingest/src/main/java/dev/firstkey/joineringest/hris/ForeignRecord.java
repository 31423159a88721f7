package dev.firstkey.joineringest.hris;

import java.util.List;

/// A record as an HRIS producer sent it.
///
/// @param key may be null
/// @param value may be null
/// @param contentTypes every `content-type` header
public record ForeignRecord(byte[] key, byte[] value, List<String> contentTypes) {

  public ForeignRecord {
    contentTypes = List.copyOf(contentTypes);
  }
}
