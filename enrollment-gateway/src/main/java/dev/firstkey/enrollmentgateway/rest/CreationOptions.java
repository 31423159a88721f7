package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.OfferRegistration.Offer;
import dev.firstkey.enrollmentgateway.domain.CeremonyGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// WebAuthn's PublicKeyCredentialCreationOptionsJSON (L3 §5.1.8).
record CreationOptions(
    Rp rp,
    User user,
    String challenge,
    List<Param> pubKeyCredParams,
    long timeout,
    List<Held> excludeCredentials,
    Selection authenticatorSelection,
    String attestation) {

  record Rp(String id, String name) {}

  /// @param id base64url of the UTF-8 bytes of the directory's account id
  record User(String id, String name, String displayName) {}

  record Param(String type, long alg) {}

  /// What the worker has already: an authenticator that holds it makes no second one (L3 §5.4.3).
  record Held(String type, String id) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Selection(
      @Nullable String authenticatorAttachment,
      String residentKey,
      boolean requireResidentKey,
      String userVerification) {}

  static CreationOptions of(Offer offer, GatewayConfig config, Instant now) {
    return new CreationOptions(
        new Rp(config.rpId(), config.rpName()),
        new User(handle(offer.pass().accountId()), offer.name(), offer.displayName()),
        offer.challenge().text(),
        List.of(
            new Param("public-key", CeremonyGuard.ES256),
            new Param("public-key", CeremonyGuard.RS256)),
        Math.max(0, Duration.between(now, offer.challenge().validUntil()).toMillis()),
        offer.held().stream().map(id -> new Held("public-key", id)).toList(),
        selection(offer.pass().requirements()),
        offer.pass().requirements().attestation().word());
  }

  private static String handle(String accountId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(accountId.getBytes(StandardCharsets.UTF_8));
  }

  private static Selection selection(AuthenticatorRequirements wanted) {
    return new Selection(
        wanted.attachment() == Attachment.ANY ? null : wanted.attachment().word(),
        wanted.discoverable() ? "required" : "preferred",
        wanted.discoverable(),
        wanted.userVerification() ? "required" : "preferred");
  }
}
