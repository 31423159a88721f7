package dev.firstkey.joineringest.hris;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as an HRIS producer sent it.
///
/// @param topic on which it came, behind the installation's prefix
/// @param key may be null
/// @param value may be null
/// @param headers every header, in order
public record ForeignRecord(
    String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

  /// A header of the record.
  ///
  /// @param value may be null
  public record Header(String name, byte @Nullable [] value) {

    /// As text, where it is UTF-8.
    Optional<String> text() {
      if (value == null) {
        return Optional.empty();
      }
      try {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        return Optional.of(decoder.decode(ByteBuffer.wrap(value)).toString());
      } catch (CharacterCodingException _) {
        return Optional.empty();
      }
    }

    private int size() {
      return name.length() + (value == null ? 0 : value.length);
    }
  }

  public ForeignRecord {
    headers = List.copyOf(headers);
  }

  /// The bytes of value and headers together.
  long size() {
    return (value == null ? 0 : value.length) + headers.stream().mapToLong(Header::size).sum();
  }

  /// Every header of that name as text; one that is none is empty.
  List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(header -> header.text().orElse(""))
        .toList();
  }
}
