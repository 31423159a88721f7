package dev.firstkey.enrollmentgateway.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AttestationTrust;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.Credential;
import dev.firstkey.enrollmentgateway.domain.CeremonyGuard;
import dev.firstkey.enrollmentgateway.domain.CeremonyStep;
import dev.firstkey.enrollmentgateway.domain.CeremonyTerms;
import dev.firstkey.enrollmentgateway.domain.CeremonyVerdict;
import dev.firstkey.enrollmentgateway.domain.Challenge;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Steps 21 to 24 of WebAuthn L3 §7.1: a statement is verified by its format's own procedure, and
/// with certificates it counts only where the installation trusts whoever signed them.
class AttestationTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Challenge CHALLENGE = new Challenge(new byte[32], NOW.plusSeconds(60));

  private final Maker maker = new Maker();
  private final LibraryVerifier trusting = trusting(maker);

  private static LibraryVerifier trusting(Maker... makers) {
    return new LibraryVerifier(
        new Anchors(
            Arrays.stream(Attested.values())
                .collect(Collectors.toMap(AttestationTest::format, _ -> anchors(makers)))));
  }

  private static Set<TrustAnchor> anchors(Maker... makers) {
    return Arrays.stream(makers)
        .map(one -> new TrustAnchor(one.root(), null))
        .collect(Collectors.toSet());
  }

  private static CeremonyTerms terms(AttestationDemand demand, List<UUID> models) {
    return terms(
        new AuthenticatorRequirements(true, true, Attachment.ANY, false, demand, models, null));
  }

  private static CeremonyTerms terms(AuthenticatorRequirements wanted) {
    return new CeremonyTerms(Device.ORIGIN, Device.RP_ID, CHALLENGE, wanted, NOW);
  }

  private static final CeremonyTerms TERMS = terms(AttestationDemand.DIRECT, null);

  /// U2F verifies no user.
  private static CeremonyTerms termsOf(Attested how) {
    return how == Attested.FIDO_U2F
        ? terms(
            new AuthenticatorRequirements(
                false, true, Attachment.ANY, false, AttestationDemand.DIRECT))
        : TERMS;
  }

  /// U2F knows no models.
  private static Device device(Attested how) {
    return how == Attested.FIDO_U2F
        ? Device.of(new UUID(0, 0), CHALLENGE.text(), Device.PRESENT)
        : Device.of(UUID.randomUUID(), CHALLENGE.text());
  }

  @ParameterizedTest
  @EnumSource
  void whoseMakerIsTrustedIsAcceptedAndTheTrustIsRecorded(Attested how) {
    RegistrationResponse response = how.by(device(how), maker);
    assertThat(CeremonyGuard.look(response, termsOf(how)))
        .isInstanceOfSatisfying(
            CeremonyVerdict.Fitting.class,
            fitting ->
                assertThat(fitting.credential())
                    .extracting(Credential::attestationTrust)
                    .isEqualTo(AttestationTrust.CHAIN));
    assertThat(trusting.accepts(response, termsOf(how))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoseMakerIsNotTrustedIsRefused(Attested how) {
    RegistrationResponse response = how.by(device(how), maker);
    CeremonyTerms terms = termsOf(how);
    assertThat(trusting().accepts(response, terms)).isFalse();
    assertThat(trusting(new Maker()).accepts(response, terms)).isFalse();
    assertThat(trusting(new Maker(), maker).accepts(response, terms)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoVouchesForAnotherFormatIsNotTrusted(Attested how) {
    Map<String, Set<TrustAnchor>> others =
        Arrays.stream(Attested.values())
            .filter(other -> other != how)
            .collect(Collectors.toMap(AttestationTest::format, _ -> anchors(maker)));
    RegistrationResponse response = how.by(device(how), maker);
    assertThat(new LibraryVerifier(new Anchors(others)).accepts(response, termsOf(how))).isFalse();
  }

  @Test
  void aU2fKeyThatSaysItHasVerifiedItsUserIsNotBelieved() {
    Device device = Device.of(new UUID(0, 0), CHALLENGE.text(), Device.VERIFIED);
    assertThat(CeremonyGuard.look(Attested.FIDO_U2F.by(device, maker), TERMS))
        .isEqualTo(new CeremonyVerdict.Unfit(CeremonyStep.USER_VERIFIED));
  }

  @ParameterizedTest
  @EnumSource
  void aModelCountsOnlyWhereTheMakerVouchesForIt(Attested how) {
    Device device = device(how);
    CeremonyTerms terms =
        terms(
            new AuthenticatorRequirements(
                termsOf(how).requirements().userVerification(),
                true,
                Attachment.ANY,
                false,
                AttestationDemand.DIRECT,
                List.of(device.model()),
                null));
    boolean isVouchedFor = how == Attested.PACKED;
    assertThat(trusting.accepts(how.by(device, maker), terms)).isEqualTo(isVouchedFor);
  }

  @Test
  void aPackedStatementOfAMakerWhoNamesNoModelIsRefusedWhereOneIsWanted() {
    Device device = device(Attested.PACKED);
    var statement = new LinkedHashMap<>(Attested.packed(device, maker));
    RegistrationResponse response = device.responds("packed", statement);
    assertThat(trusting.accepts(response, TERMS)).isTrue();
    CeremonyTerms terms = terms(AttestationDemand.DIRECT, List.of(device.model()));
    assertThat(CeremonyGuard.look(response, terms)).isInstanceOf(CeremonyVerdict.Fitting.class);
    assertThat(trusting.accepts(response, terms)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aStatementAboutAnotherRegistrationIsRefused(Attested how) {
    Device another = Device.of(UUID.randomUUID(), CHALLENGE.text().replace('A', 'B'));
    assertThat(trusting.accepts(how.aboutAnother(device(how), maker, another), termsOf(how)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aStatementWithAnythingLeftOutIsRefused(Attested how) {
    Device device = device(how);
    Map<String, Object> whole = how.statement(device, maker, device);
    for (String member : whole.keySet()) {
      var without = new LinkedHashMap<>(whole);
      without.remove(member);
      RegistrationResponse response = device.responds(format(how), without);
      assertThat(
              CeremonyGuard.look(response, termsOf(how)) instanceof CeremonyVerdict.Fitting
                  && trusting.accepts(response, termsOf(how)))
          .as("%s without %s", how, member)
          .isFalse();
    }
  }

  private static String format(Attested how) {
    return how.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Test
  void anotherModelThanTheCertificateSaysIsRefused() {
    Device device = device(Attested.PACKED);
    Device claimed =
        new Device(
            device.keys(),
            UUID.randomUUID(),
            device.credentialId(),
            device.clientData(),
            Device.VERIFIED);
    var statement = Attested.PACKED.statement(device, maker, claimed);
    assertThat(trusting.accepts(claimed.responds("packed", statement), TERMS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"android-safetynet", "compound", "Packed", "none ", "", "fido-u2f-2", "TPM"})
  void anUnknownFormatIsRefused(String format) {
    Device device = device(Attested.PACKED);
    var statement = Attested.PACKED.statement(device, maker, device);
    assertThat(CeremonyGuard.look(device.responds(format, statement), TERMS))
        .isEqualTo(new CeremonyVerdict.Unfit(CeremonyStep.FORMAT));
  }

  @Test
  void whoVouchesOnlyForItselfIsNotEnoughWhereAModelIsWanted() {
    Device device = device(Attested.PACKED);
    Map<String, Object> self = new LinkedHashMap<>();
    self.put("alg", -7);
    self.put("sig", Device.sign(device.keys().getPrivate(), device.toBeSigned()));
    RegistrationResponse response = device.responds("packed", self);
    assertThat(CeremonyGuard.look(response, TERMS))
        .isEqualTo(new CeremonyVerdict.Unfit(CeremonyStep.STATEMENT));
    CeremonyTerms any = terms(AttestationDemand.NONE, null);
    assertThat(((CeremonyVerdict.Fitting) CeremonyGuard.look(response, any)).credential())
        .extracting(Credential::attestationTrust)
        .isEqualTo(AttestationTrust.SELF);
    assertThat(trusting().accepts(response, any)).isTrue();
  }

  /// The formats whose certificates are followed to an anchor.
  @ParameterizedTest
  @EnumSource
  void aMakerWhoseCertificateIsOverVouchesForNobody(Attested how) {
    Maker over = new Maker(Instant.now().minusSeconds(60));
    RegistrationResponse response = how.by(device(how), over);
    assertThat(trusting(over).accepts(response, termsOf(how))).isFalse();
    assertThat(trusting(over, new Maker()).accepts(response, termsOf(how))).isFalse();
  }

  @Test
  void theAnchorsAreTheCertificatesOfAFile(@TempDir Path folder)
      throws IOException, CertificateEncodingException {
    Path file = folder.resolve("anchors.pem");
    Files.writeString(file, pem(maker) + pem(new Maker()));
    Anchors anchors = Anchors.of(Map.of("packed", file));
    assertThat(anchors.byFormat().get("packed"))
        .hasSize(2)
        .extracting(TrustAnchor::getTrustedCert)
        .contains(maker.root());
    assertThatThrownBy(() -> Anchors.of(Map.of("none", file)))
        .hasMessageContaining("trust-anchors.none");
    Files.writeString(file, "");
    refuses(file);
    Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    refuses(file);
    refuses(folder.resolve("none"));
    assertThat(Anchors.of(Map.of()).byFormat()).isEmpty();
  }

  private static void refuses(Path file) {
    assertThatThrownBy(() -> Anchors.of(Map.of("tpm", file)))
        .hasMessageContaining("trust-anchors.tpm");
  }

  private static String pem(Maker one) throws CertificateEncodingException {
    String text =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(one.root().getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }
}
