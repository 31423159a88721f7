package dev.firstkey.enrollmentgateway.webauthn;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.Credential;
import dev.firstkey.enrollmentgateway.domain.CeremonyGuard;
import dev.firstkey.enrollmentgateway.domain.CeremonyTerms;
import dev.firstkey.enrollmentgateway.domain.CeremonyVerdict;
import dev.firstkey.enrollmentgateway.domain.Challenge;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import dev.firstkey.enrollmentgateway.rest.Reading;
import java.nio.charset.StandardCharsets;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One honest response that a trusted maker vouches for, where nothing else is good enough: whoever
/// does not have the maker's key can only repeat it. Says what is accepted in its place.
final class Honest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Challenge CHALLENGE = new Challenge(new byte[32], NOW.plusSeconds(60));
  private static final CeremonyTerms TERMS =
      new CeremonyTerms(
          Device.ORIGIN,
          Device.RP_ID,
          CHALLENGE,
          new AuthenticatorRequirements(
              true, true, Attachment.ANY, false, AttestationDemand.DIRECT),
          NOW);

  private final LibraryVerifier library;
  private final RegistrationResponse response;

  Honest() {
    Maker maker = new Maker();
    library =
        new LibraryVerifier(
            new Anchors(Map.of("packed", Set.of(new TrustAnchor(maker.root(), null)))));
    response = Attested.PACKED.by(Device.of(UUID.randomUUID(), CHALLENGE.text()), maker);
  }

  byte[] object() {
    return response.attestationObject().clone();
  }

  byte[] clientData() {
    return response.clientDataJson().clone();
  }

  byte[] body() {
    return body(clientData(), object());
  }

  byte[] body(byte[] clientData, byte[] object) {
    String id = base64url(response.credentialId());
    return """
    {"id":"%s","rawId":"%s","type":"public-key","authenticatorAttachment":"cross-platform",
    "clientExtensionResults":{},"response":{"clientDataJSON":"%s","attestationObject":"%s",
    "transports":["usb"]}}\
    """
        .formatted(id, id, base64url(clientData), base64url(object))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// The response that was accepted, by the whole way from bytes to signatures.
  Optional<RegistrationResponse> accepted(byte[] body) {
    return Reading.response(body)
        .filter(read -> CeremonyGuard.look(read, TERMS) instanceof CeremonyVerdict.Fitting)
        .filter(read -> library.accepts(read, TERMS));
  }

  /// Whether that is what the device has signed: the same credential and the same client data.
  boolean isRepeatedBy(RegistrationResponse other) {
    return signed(other).equals(signed(response))
        && java.util.Arrays.equals(other.clientDataJson(), response.clientDataJson());
  }

  private static String signed(RegistrationResponse of) {
    Credential made = ((CeremonyVerdict.Fitting) CeremonyGuard.look(of, TERMS)).credential();
    return String.join(
        " ",
        made.credentialId(),
        made.publicKey(),
        String.valueOf(made.aaguid()),
        String.valueOf(made.signCount()),
        String.valueOf(made.backupEligible()),
        String.valueOf(made.backedUp()),
        String.valueOf(made.userVerified()),
        String.valueOf(made.attestationTrust()));
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
