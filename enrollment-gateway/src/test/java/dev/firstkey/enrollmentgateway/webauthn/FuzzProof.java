package dev.firstkey.enrollmentgateway.webauthn;

import dev.firstkey.enrollmentgateway.ProvenKey;
import dev.firstkey.enrollmentgateway.rest.Reading;
import dev.firstkey.newhire.DeviceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a coverage-guided fuzzer tries on a DPoP proof. Nothing may throw, and nothing that the key
/// did not sign may prove it.
public final class FuzzProof {
  private static final String PATH = "/transactions";
  private static final Reading READING = reading();
  private static final DeviceKey KEY = new DeviceKey();
  private static final String PROOF =
      KEY.proof("POST", URI.create(Device.ORIGIN + PATH), READING.nonce());

  private FuzzProof() {}

  /// The clock stands still, so that the proof stays fresh however long it is tried.
  private static Reading reading() {
    try {
      return new Reading(
          Files.createTempDirectory("fuzz"), Clock.fixed(Instant.now(), ZoneOffset.UTC));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the proof is taken as it is.
  static boolean isHonestTaken() {
    return READING.proof(PROOF, PATH).isPresent();
  }

  /// @param input how the proof is changed
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] changed = Mutation.of(PROOF.getBytes(StandardCharsets.US_ASCII), input);
    String header = new String(changed, StandardCharsets.ISO_8859_1);
    Optional<ProvenKey> proven = READING.proof(header, PATH);
    if (proven.isPresent() && !signed(header).equals(signed(PROOF))) {
      throw new IllegalStateException("proven, and never signed");
    }
  }

  /// What the signature is over.
  private static String signed(String proof) {
    return proof.substring(0, proof.lastIndexOf('.'));
  }
}
