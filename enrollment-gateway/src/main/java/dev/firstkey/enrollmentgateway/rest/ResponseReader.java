package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse.ClientData;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Reads RegistrationResponseJSON from bytes that nobody has looked at. Unknown members are
/// tolerated; duplicate keys, other types and other encodings are not.
final class ResponseReader {
  private static final Set<String> TRANSPORTS =
      Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");
  private static final Set<String> ATTACHMENTS = Set.of("platform", "cross-platform");

  private ResponseReader() {}

  /// Empty where the bytes are no such response.
  static Optional<RegistrationResponse> read(byte[] body) {
    try {
      return StrictJson.object(body).map(ResponseReader::response);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static RegistrationResponse response(JsonNode json) {
    require("public-key".equals(text(json, "type")));
    require(text(json, "id").equals(text(json, "rawId")));
    JsonNode response = json.path("response");
    byte[] clientDataJson = bytes(response, "clientDataJSON");
    return new RegistrationResponse(
        bytes(json, "rawId"),
        clientDataJson,
        clientData(clientDataJson),
        bytes(response, "attestationObject"),
        transports(response.path("transports")),
        attachment(json.path("authenticatorAttachment")));
  }

  private static ClientData clientData(byte[] bytes) {
    JsonNode json =
        StrictJson.object(bytes)
            .orElseThrow(() -> new IllegalArgumentException("client data is no strict JSON"));
    JsonNode crossOrigin = json.path("crossOrigin");
    JsonNode topOrigin = json.path("topOrigin");
    require(crossOrigin.isMissingNode() || crossOrigin.isBoolean());
    require(topOrigin.isMissingNode() || topOrigin.isTextual());
    return new ClientData(
        text(json, "type"),
        text(json, "challenge"),
        text(json, "origin"),
        crossOrigin.asBoolean(false),
        topOrigin.isMissingNode() ? null : topOrigin.asText());
  }

  private static List<String> transports(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false)
        .map(JsonNode::asText)
        .filter(TRANSPORTS::contains)
        .distinct()
        .toList();
  }

  private static String attachment(JsonNode json) {
    return ATTACHMENTS.contains(json.asText()) ? json.asText() : "";
  }

  private static byte[] bytes(JsonNode json, String member) {
    return Base64.getUrlDecoder().decode(text(json, member));
  }

  private static String text(JsonNode json, String member) {
    require(json.path(member).isTextual());
    return json.path(member).asText();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("no registration response");
    }
  }
}
