package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.ProvenKey;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What the adapter makes of bytes from outside, for tests that try many.
public final class Reading {
  private final DpopProofs proofs;
  private final NonceMint nonces;

  /// @param folder where the nonce key is made
  public Reading(Path folder, Clock clock) {
    GatewayConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(GatewayConfig.class)
            .withDefaultValue(
                "firstkey.gateway.nonce-key-file", folder.resolve("nonce.key").toString())
            .build()
            .getConfigMapping(GatewayConfig.class);
    nonces = new NonceMint(new GatewayKeys(config), config, clock);
    proofs = new DpopProofs(nonces, clock, config);
  }

  /// The body of a registration.
  public static Optional<RegistrationResponse> response(byte[] body) {
    return ResponseReader.read(body);
  }

  public String nonce() {
    return nonces.mint();
  }

  /// The key that a `DPoP` header of a POST to this path proves.
  public Optional<ProvenKey> proof(String header, String path) {
    return proofs.look(List.of(header), "POST", path) instanceof ProofVerdict.Proven(var key)
        ? Optional.of(key)
        : Optional.empty();
  }
}
