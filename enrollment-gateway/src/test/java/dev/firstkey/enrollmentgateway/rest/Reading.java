package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.ConfirmPerson;
import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.LookUpJoiner;
import dev.firstkey.enrollmentgateway.ProvenKey;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

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

  /// The body of a registrar's look-up. Empty where it is refused as malformed.
  public static Optional<LookUpJoiner.Search> search(byte[] body) {
    return taken(() -> StaffBodies.search("person:any", new UUID(0, 1), body));
  }

  /// The body of a registrar's statement. Empty where it is refused as malformed.
  public static Optional<ConfirmPerson.Statement> statement(byte[] body) {
    return taken(() -> StaffBodies.statement("person:any", new UUID(0, 1), body));
  }

  private static <T> Optional<T> taken(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (HttpProblem refused) {
      if (refused.getStatusCode() != 400) {
        throw refused;
      }
      return Optional.empty();
    }
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
