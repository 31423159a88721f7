package dev.firstkey.local.bench.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// webauthn4j alone, with nothing around it, on the answers that were redeemed. A process of its
/// own, with both compilers like a service; prints CPU milliseconds of one verification, warm.
final class BareVerification {
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final int ROUNDS = 5_000;

  private static final WebAuthnRegistrationManager MANAGER =
      new WebAuthnRegistrationManager(
          List.of(new PackedAttestationStatementVerifier()),
          new NullCertPathTrustworthinessVerifier(),
          new DefaultSelfAttestationTrustworthinessVerifier());

  private BareVerification() {}

  /// One registration, ready to be verified.
  private record Registration(RegistrationRequest request, RegistrationParameters parameters) {}

  /// @param arguments a file with an object `{origin, options, answer}` on each line, and `jdk` or
  ///   `corretto`
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    if (arguments[1].equals("corretto")) {
      var corretto = (Provider) Class.forName(CORRETTO).getField("INSTANCE").get(null);
      Security.insertProviderAt(corretto, 1);
    }
    var all = new ArrayList<Registration>();
    var json = JsonMapper.builder().build();
    for (var line : Files.readAllLines(Path.of(arguments[0]))) {
      all.add(registration(json.readTree(line)));
    }
    verify(all);
    verify(all);
    System.out.println(String.format(Locale.ROOT, "%.4f", verify(all)));
  }

  private static double verify(List<Registration> all) {
    var cpu = ManagementFactory.getThreadMXBean();
    long before = cpu.getCurrentThreadCpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      var one = all.get(round % all.size());
      if (MANAGER.verify(one.request(), one.parameters()).getAttestationObject() == null) {
        throw new IllegalStateException("nothing was verified");
      }
    }
    return (cpu.getCurrentThreadCpuTime() - before) / 1e6 / ROUNDS;
  }

  private static Registration registration(JsonNode line) {
    var response = line.path("answer").path("response");
    var request =
        new RegistrationRequest(
            bytes(response.path("attestationObject").asText()),
            bytes(response.path("clientDataJSON").asText()),
            Set.of());
    var options = line.path("options");
    var server =
        new ServerProperty(
            Origin.create(line.path("origin").asText()),
            options.path("rp").path("id").asText(),
            new DefaultChallenge(bytes(options.path("challenge").asText())));
    var es256 =
        new PublicKeyCredentialParameters(
            PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256);
    return new Registration(
        request, new RegistrationParameters(server, List.of(es256), true, true));
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
