package dev.firstkey.outbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.StrictJson;
import java.util.Optional;

/// The body `{"reason": "..."}`, read strictly.
final class GivingUp {
  private GivingUp() {}

  /// The reason; a problem where the body is no such object.
  static String reason(byte[] body) {
    JsonNode json =
        Optional.ofNullable(body)
            .flatMap(StrictJson::object)
            .orElseThrow(ParkedProblems::malformed);
    String reason = json.path("reason").textValue();
    if (json.size() != 1 || !GivenUpRecord.isReason(reason)) {
      throw ParkedProblems.malformed();
    }
    return reason;
  }
}
