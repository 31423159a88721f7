package dev.firstkey.enrollmentgateway.domain;

import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.ALGORITHM;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.ATTACHMENT;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.ATTESTATION_OBJECT;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.BACKUP_ELIGIBLE;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.BACKUP_FLAGS;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.CHALLENGE;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.CREDENTIAL_ID;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.CROSS_ORIGIN;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.FORMAT;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.MODEL;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.ORIGIN;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.RP_ID_HASH;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.STATEMENT;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.TOP_ORIGIN;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.TYPE;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.USER_PRESENT;
import static dev.firstkey.enrollmentgateway.domain.CeremonyStep.USER_VERIFIED;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AttestationTrust;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.Credential;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse.ClientData;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The gateway's own checks of a registration, made on the raw bytes in the order of WebAuthn L3
/// §7.1 before a library sees them, so that no library can weaken what is promised. Signatures are
/// the library's.
public final class CeremonyGuard {
  /// COSE's number of what is offered first: ECDSA on P-256.
  public static final long ES256 = -7;

  /// The other one: RSA, for the TPMs of Windows devices.
  public static final long RS256 = -257;

  private static final int SHORTEST_ID = 16;
  private static final int LONGEST_ID = 1023;

  private CeremonyGuard() {}

  /// The first check that fails, or the credential.
  public static CeremonyVerdict look(RegistrationResponse response, CeremonyTerms terms) {
    return clientData(response.clientData(), terms)
        .<CeremonyVerdict>map(CeremonyVerdict.Unfit::new)
        .orElseGet(() -> attested(response, terms));
  }

  private static Optional<CeremonyStep> clientData(ClientData client, CeremonyTerms terms) {
    return first(
        new Check(TYPE, "webauthn.create".equals(client.type())),
        new Check(CHALLENGE, isOpen(client, terms)),
        new Check(ORIGIN, terms.origin().equals(client.origin())),
        new Check(CROSS_ORIGIN, !client.crossOrigin()),
        new Check(TOP_ORIGIN, client.topOrigin() == null));
  }

  private static boolean isOpen(ClientData client, CeremonyTerms terms) {
    Challenge challenge = terms.challenge();
    return challenge != null
        && terms.now().isBefore(challenge.validUntil())
        && challenge.isCarriedBy(client.challenge());
  }

  private static CeremonyVerdict attested(RegistrationResponse response, CeremonyTerms terms) {
    AttestationObject object;
    try {
      object = AttestationObject.read(response.attestationObject());
    } catch (CborReader.Malformed _) {
      return new CeremonyVerdict.Unfit(ATTESTATION_OBJECT);
    }
    return attested(response, object, terms)
        .<CeremonyVerdict>map(CeremonyVerdict.Unfit::new)
        .orElseGet(() -> new CeremonyVerdict.Fitting(credential(response, object)));
  }

  private static Optional<CeremonyStep> attested(
      RegistrationResponse response, AttestationObject object, CeremonyTerms terms) {
    AuthenticatorData data = object.data();
    AuthenticatorRequirements wanted = terms.requirements();
    return first(
        new Check(RP_ID_HASH, MessageDigest.isEqual(data.rpIdHash(), sha256(terms.rpId()))),
        new Check(USER_PRESENT, data.userPresent()),
        new Check(USER_VERIFIED, isVerified(object) || !wanted.userVerification()),
        new Check(BACKUP_FLAGS, data.backupEligible() || !data.backedUp()),
        new Check(BACKUP_ELIGIBLE, !data.backupEligible() || mayBeSynced(object, wanted)),
        new Check(ALGORITHM, data.algorithm().isPresent()),
        new Check(FORMAT, object.isSupported()),
        new Check(STATEMENT, isEnough(object, wanted.attestation()) && fits(object)),
        new Check(MODEL, wanted.allows(data.aaguid())),
        new Check(ATTACHMENT, fits(response, wanted.attachment())),
        new Check(CREDENTIAL_ID, isWellFormed(data, response)));
  }

  private static boolean isVerified(AttestationObject object) {
    return object.data().userVerified() && object.signsFlags();
  }

  private static boolean mayBeSynced(AttestationObject object, AuthenticatorRequirements wanted) {
    return wanted.backupEligible() && object.signsFlags();
  }

  /// That the chain leads to somebody who is trusted is for the library to see.
  private static boolean isEnough(AttestationObject object, AttestationDemand demand) {
    return switch (demand) {
      case NONE -> true;
      case DIRECT -> object.trust() == AttestationTrust.CHAIN;
    };
  }

  private static boolean fits(AttestationObject object) {
    return object.format().equals("none") == object.statement().isEmpty();
  }

  /// Where policy wants a kind, a browser that does not say which it was is refused, and so is one
  /// that contradicts itself.
  private static boolean fits(RegistrationResponse response, Attachment wanted) {
    List<String> transports = response.transports();
    boolean builtIn = transports.contains("internal");
    return switch (wanted) {
      case ANY -> true;
      case PLATFORM ->
          response.attachment().equals("platform") && (builtIn || transports.isEmpty());
      case CROSS_PLATFORM -> response.attachment().equals("cross-platform") && !builtIn;
    };
  }

  private static boolean isWellFormed(AuthenticatorData data, RegistrationResponse response) {
    int length = data.credentialId().length;
    return length >= SHORTEST_ID
        && length <= LONGEST_ID
        && Arrays.equals(data.credentialId(), response.credentialId());
  }

  private static Credential credential(RegistrationResponse response, AttestationObject object) {
    AuthenticatorData data = object.data();
    return new Credential(
        base64url(data.credentialId()),
        base64url(data.publicKey()),
        (int) data.algorithm().orElseThrow(),
        data.aaguid(),
        data.signCount(),
        response.transports(),
        object.format(),
        data.backupEligible(),
        data.backedUp(),
        data.userVerified(),
        object.trust());
  }

  private static Optional<CeremonyStep> first(Check... checks) {
    return Arrays.stream(checks).filter(check -> !check.holds()).map(Check::step).findFirst();
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private record Check(CeremonyStep step, boolean holds) {}
}
