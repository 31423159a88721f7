package dev.firstkey.revocationworker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.revocationworker.domain.PassLifecycle;
import java.util.Arrays;
import java.util.Optional;

/// The body `{"reason": "operator"}`, read strictly.
final class RevocationRequest {
  private RevocationRequest() {}

  /// The reason; a problem where the body is no such object or the reason is not a person's to
  /// give.
  static RevocationReason reason(byte[] body) {
    JsonNode json =
        Optional.ofNullable(body).flatMap(StrictJson::object).orElseThrow(Problems::malformedBody);
    if (json.size() != 1 || !json.path("reason").isTextual()) {
      throw Problems.malformedBody();
    }
    String word = json.path("reason").asText();
    return Arrays.stream(RevocationReason.values())
        .filter(PassLifecycle::isAPersons)
        .filter(reason -> reason.word().equals(word))
        .findAny()
        .orElseThrow(Problems::reasonNotAllowed);
  }
}
