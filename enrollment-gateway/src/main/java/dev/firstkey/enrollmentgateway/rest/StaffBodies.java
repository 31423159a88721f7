package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.DocumentType;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.enrollmentgateway.ConfirmPerson;
import dev.firstkey.enrollmentgateway.LookUpJoiner;
import dev.firstkey.enrollmentgateway.domain.ProofingRecord;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads what a registrar sends. Nothing of it is quoted in an answer.
final class StaffBodies {
  private static final int LONGEST = 64;

  private StaffBodies() {}

  static LookUpJoiner.Search search(String actor, UUID transaction, byte[] body) {
    JsonNode json = object(body);
    String typed = text(json, "search").strip();
    if (typed.isEmpty() || typed.chars().anyMatch(Character::isISOControl)) {
      throw malformed();
    }
    return new LookUpJoiner.Search(actor, transaction, text(json, "checkCode"), typed);
  }

  static ConfirmPerson.Statement statement(String actor, UUID transaction, byte[] body) {
    JsonNode json = object(body);
    String workerId = text(json, "workerId");
    var evidence = known(text(json, "evidence"), EvidenceKind.values(), EvidenceKind::word);
    var document = document(json, evidence);
    if (!workerId.matches("[A-Za-z0-9._-]{1,64}")) {
      throw malformed();
    }
    return new ConfirmPerson.Statement(
        actor,
        transaction,
        workerId,
        text(json, "checkCode"),
        method(json),
        evidence,
        document.orElse(null),
        optional(json, "deviceKey").orElse(null));
  }

  private static Optional<DocumentType> document(JsonNode json, EvidenceKind evidence) {
    var document =
        optional(json, "document")
            .map(word -> known(word, DocumentType.values(), DocumentType::word));
    if (document.filter(it -> !ProofingRecord.fits(evidence, it)).isPresent()) {
      throw malformed();
    }
    return document;
  }

  /// In person, where nothing else is said.
  private static ProofingMethod method(JsonNode json) {
    return optional(json, "method")
        .map(word -> known(word, ProofingMethod.values(), ProofingMethod::word))
        .orElse(ProofingMethod.ATTENDED);
  }

  private static JsonNode object(byte[] body) {
    return StrictJson.object(body).orElseThrow(StaffBodies::malformed);
  }

  private static Optional<String> optional(JsonNode json, String member) {
    return json.has(member) ? Optional.of(text(json, member)) : Optional.empty();
  }

  private static String text(JsonNode json, String member) {
    JsonNode value = json.path(member);
    if (!value.isTextual() || value.asText().length() > LONGEST) {
      throw malformed();
    }
    return value.asText();
  }

  private static <E> E known(String word, E[] all, Function<E, String> spoken) {
    return Arrays.stream(all)
        .filter(one -> spoken.apply(one).equals(word))
        .findFirst()
        .orElseThrow(StaffBodies::malformed);
  }

  private static RuntimeException malformed() {
    return Problems.malformed("A member is missing or not of its form.");
  }
}
