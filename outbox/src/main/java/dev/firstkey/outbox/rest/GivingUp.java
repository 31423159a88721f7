package dev.firstkey.outbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.StrictJson;
import java.util.Optional;

/// The body `{"reference": "..."}`, read strictly.
final class GivingUp {
  private GivingUp() {}

  /// The reference; a problem where the body is no such object.
  static String reference(byte[] body) {
    JsonNode json =
        Optional.ofNullable(body)
            .flatMap(StrictJson::object)
            .orElseThrow(ParkedProblems::malformed);
    String reference = json.path("reference").textValue();
    if (json.size() != 1 || !GivenUpRecord.isReference(reference)) {
      throw ParkedProblems.malformed();
    }
    return reference;
  }
}
