package dev.firstkey.newhire;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// A JOSE library reads the proofs as RFC 9449 describes them.
class DeviceKeyTest {

  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final URI CALL = URI.create("http://localhost:18082/transactions?x=1");

  private final DeviceKey device = new DeviceKey(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void hasTheThumbprintOfRfc7638() throws Exception {
    assertThat(device.jkt())
        .isEqualTo(ECKey.parse(device.jwk().toString()).computeThumbprint().toString());
  }

  @Test
  void signsAProofForOneCall() throws Exception {
    var proof = SignedJWT.parse(device.proof("POST", CALL, "nonce-1"));

    var key = proof.getHeader().getJWK().toECKey();
    assertThat(proof.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(proof.getHeader().getType().getType()).isEqualTo("dpop+jwt");
    assertThat(key.isPrivate()).isFalse();
    assertThat(key.computeThumbprint().toString()).isEqualTo(device.jkt());
    var claims = proof.getJWTClaimsSet();
    assertThat(claims.getStringClaim("htm")).isEqualTo("POST");
    assertThat(claims.getStringClaim("htu")).isEqualTo("http://localhost:18082/transactions");
    assertThat(claims.getStringClaim("nonce")).isEqualTo("nonce-1");
    assertThat(claims.getIssueTime()).isEqualTo(NOW);
  }

  @Test
  void neverSignsTheSameProofTwice() throws Exception {
    var first = SignedJWT.parse(device.proof("GET", CALL, null)).getJWTClaimsSet();
    var second = SignedJWT.parse(device.proof("GET", CALL, null)).getJWTClaimsSet();

    assertThat(first.getJWTID()).isNotEqualTo(second.getJWTID());
    assertThat(first.getClaims()).doesNotContainKey("nonce");
  }

  @Test
  void signsALieAsWell() throws Exception {
    var lie = DeviceKey.Bend.claims(claims -> claims.put("htm", "GET"));

    var proof = SignedJWT.parse(device.proof("POST", CALL, null, lie));

    assertThat(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey()))).isTrue();
    assertThat(proof.getJWTClaimsSet().getStringClaim("htm")).isEqualTo("GET");
  }
}
