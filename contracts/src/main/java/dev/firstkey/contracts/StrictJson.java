package dev.firstkey.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The strict pass before any decoding: one JSON object in well-formed UTF-8 with no byte order
/// mark, no duplicate keys, nothing behind it, at most [#LARGEST] bytes and [#DEEPEST] levels (RFC
/// 8259 leaves these to the reader; two readers that choose differently are a hole).
public final class StrictJson {
  /// The most bytes that are read.
  public static final int LARGEST = 64 * 1024;

  /// The most levels of nesting.
  public static final int DEEPEST = 16;

  private static final int LONGEST_NUMBER = 30;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /// The object in the bytes; empty where they are not strict.
  public static Optional<JsonNode> object(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(text(bytes))).filter(JsonNode::isObject);
    } catch (JsonProcessingException | CharacterCodingException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
