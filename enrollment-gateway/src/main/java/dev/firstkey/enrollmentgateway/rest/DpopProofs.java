package dev.firstkey.enrollmentgateway.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.ProvenKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// Checks DPoP proofs (RFC 9449 §4.3) without an access token: all but the single use, which is the
/// database's.
@ApplicationScoped
class DpopProofs {
  private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

  /// RFC 7515 §7.1, to the letter: a library that trims or skips would take several texts for one.
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

  private static final int LONGEST = 4096;
  private static final int LONGEST_JTI = 256;

  private final NonceMint nonces;
  private final Clock clock;
  private final String origin;
  private final Duration skew;

  DpopProofs(NonceMint nonces, Clock clock, GatewayConfig config) {
    this.nonces = nonces;
    this.clock = clock;
    this.origin = config.origin();
    this.skew = config.proofSkew();
  }

  /// @param headers every `DPoP` header of the request
  /// @param path with its leading slash, without a query
  ProofVerdict look(List<String> headers, String method, String path) {
    if (headers.size() != 1) {
      return new ProofVerdict.Invalid(headers.isEmpty() ? "missing" : "more-than-one");
    }
    String header = headers.getFirst();
    if (header.length() > LONGEST) {
      return new ProofVerdict.Invalid("too-long");
    }
    try {
      return COMPACT.matcher(header).matches()
          ? look(SignedJWT.parse(header), method, path)
          : new ProofVerdict.Invalid("malformed");
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return new ProofVerdict.Invalid("malformed");
    }
  }

  private ProofVerdict look(SignedJWT proof, String method, String path)
      throws ParseException, JOSEException {
    JWSHeader header = proof.getHeader();
    if (!TYPE.equals(header.getType())) {
      return new ProofVerdict.Invalid("typ");
    }
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
      return new ProofVerdict.Invalid("alg");
    }
    if (!(header.getJWK() instanceof ECKey key)
        || key.isPrivate()
        || !Curve.P_256.equals(key.getCurve())) {
      return new ProofVerdict.Invalid("jwk");
    }
    return proof.verify(new ECDSAVerifier(key))
        ? look(proof.getJWTClaimsSet(), key, method, path)
        : new ProofVerdict.Invalid("signature");
  }

  private ProofVerdict look(JWTClaimsSet claims, ECKey key, String method, String path)
      throws ParseException, JOSEException {
    if (!method.equals(claims.getStringClaim("htm"))) {
      return new ProofVerdict.Invalid("htm");
    }
    if (!(origin + path).equals(claims.getStringClaim("htu"))) {
      return new ProofVerdict.Invalid("htu");
    }
    if (!isNow(claims)) {
      return new ProofVerdict.Invalid("iat");
    }
    String jti = claims.getJWTID();
    if (jti == null || jti.isBlank() || jti.length() > LONGEST_JTI) {
      return new ProofVerdict.Invalid("jti");
    }
    String nonce = claims.getStringClaim("nonce");
    return nonce == null || !nonces.takes(nonce)
        ? new ProofVerdict.NeedsNonce()
        : new ProofVerdict.Proven(new ProvenKey(key.computeThumbprint().toString(), sha256(jti)));
  }

  private boolean isNow(JWTClaimsSet claims) {
    if (claims.getIssueTime() == null) {
      return false;
    }
    Instant made = claims.getIssueTime().toInstant();
    return Duration.between(made, clock.instant()).abs().compareTo(skew) <= 0;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
