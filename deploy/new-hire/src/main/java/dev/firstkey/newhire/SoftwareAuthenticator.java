package dev.firstkey.newhire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/// An authenticator and its browser in software: it speaks the JSON forms of WebAuthn Level 3
/// (§5.1.8 to §5.1.10), so what it answers can be posted as a browser's would be.
///
/// It makes keys that live as long as this object. It does for honest callers what a browser does:
/// it refuses a foreign RP ID, an algorithm that it has not, and a second credential where the
/// options exclude the first. [Bends] takes the honesty away.
public final class SoftwareAuthenticator {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Traits traits;
  private final List<Passkey> passkeys = new CopyOnWriteArrayList<>();

  public SoftwareAuthenticator(Traits traits) {
    this.traits = traits;
  }

  /// The newest last.
  public List<Passkey> passkeys() {
    return List.copyOf(passkeys);
  }

  /// The registration ceremony.
  ///
  /// @param options PublicKeyCredentialCreationOptionsJSON
  /// @param origin where the page is, as `http://localhost:18082`
  /// @return RegistrationResponseJSON
  /// @throws IllegalStateException where a browser would reject the call
  public ObjectNode registration(JsonNode options, String origin) {
    refuseWhatABrowserWould(options, origin);
    return registration(options, origin, Bends.none());
  }

  /// The same with one lie, and without a browser's refusals.
  public ObjectNode registration(JsonNode options, String origin, Bends bends) {
    var keys = traits.key().generate();
    var publicKey = new CoseKey(traits.key(), keys, bends.alg().orElse(traits.key().alg()));
    var rpId = options.path("rp").path("id").asText(hostOf(origin));
    var userHandle = Base64Url.bytes(options.path("user").path("id").asText());
    var id = random(bends.credentialIdLength().orElse(32));
    var passkey = new Passkey(id, rpId, userHandle, keys, publicKey);
    passkeys.add(passkey);
    return bends.response().apply(created(passkey, options, origin, bends));
  }

  private ObjectNode created(Passkey passkey, JsonNode options, String origin, Bends bends) {
    var clientData = clientData("webauthn.create", options, origin, bends);
    var data =
        AuthenticatorData.attested(
            bends.rpId().orElse(passkey.rpId()),
            traits.flags(),
            passkey.count(false),
            traits.aaguid(),
            passkey.credentialId(),
            passkey.cosePublicKey());
    var signed = bends.authenticatorData().apply(data);
    return registrationResponse(passkey, clientData, signed);
  }

  private ObjectNode registrationResponse(Passkey passkey, byte[] clientData, byte[] data) {
    KeyPair keys = passkey.keys();
    var object = AttestationObject.of(traits, data, P256.sha256(clientData), keys);
    var answer = credential(passkey);
    var response = answer.putObject("response");
    response.put("clientDataJSON", Base64Url.of(clientData));
    response.put("attestationObject", Base64Url.of(object));
    response.put("authenticatorData", Base64Url.of(data));
    response.put("publicKey", Base64Url.of(keys.getPublic().getEncoded()));
    response.put("publicKeyAlgorithm", traits.key().alg());
    var transports = response.putArray("transports");
    traits.transports().forEach(transports::add);
    answer.putObject("clientExtensionResults").putObject("credProps").put("rk", true);
    return answer;
  }

  /// The sign-in ceremony, with the newest fitting passkey.
  ///
  /// @param options PublicKeyCredentialRequestOptionsJSON
  /// @return AuthenticationResponseJSON
  /// @throws IllegalStateException where no passkey fits
  public ObjectNode assertion(JsonNode options, String origin) {
    var rpId = options.path("rpId").asText(hostOf(origin));
    var allowed = ids(options.path("allowCredentials"));
    var passkey =
        passkeys.reversed().stream()
            .filter(key -> key.isFor(rpId))
            .filter(key -> allowed.isEmpty() || allowed.stream().anyMatch(key::hasId))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("NotAllowedError: no passkey for " + rpId));
    return assertion(options, origin, passkey, Bends.none());
  }

  /// The same with a given passkey and one lie.
  public ObjectNode assertion(JsonNode options, String origin, Passkey passkey, Bends bends) {
    var clientData = clientData("webauthn.get", options, origin, bends);
    var counter = passkey.count(!traits.backupEligible());
    var rpId = bends.rpId().orElse(passkey.rpId());
    var data = bends.authenticatorData().apply(AuthenticatorData.of(rpId, traits.flags(), counter));
    var hash = P256.sha256(clientData);
    var answer = credential(passkey);
    var response = answer.putObject("response");
    response.put("clientDataJSON", Base64Url.of(clientData));
    response.put("authenticatorData", Base64Url.of(data));
    response.put(
        "signature", Base64Url.of(traits.key().sign(passkey.keys().getPrivate(), data, hash)));
    response.put("userHandle", Base64Url.of(passkey.userHandle()));
    answer.putObject("clientExtensionResults");
    return bends.response().apply(answer);
  }

  private ObjectNode credential(Passkey passkey) {
    var id = Base64Url.of(passkey.credentialId());
    return JSON.createObjectNode()
        .put("id", id)
        .put("rawId", id)
        .put("type", "public-key")
        .put("authenticatorAttachment", attachment());
  }

  private String attachment() {
    return traits.transports().contains("internal") ? "platform" : "cross-platform";
  }

  private static byte[] clientData(String type, JsonNode options, String origin, Bends bends) {
    var honest =
        JSON.createObjectNode()
            .put("type", type)
            .put("challenge", options.path("challenge").asText())
            .put("origin", origin)
            .put("crossOrigin", false);
    return bends.clientData().apply(honest).toString().getBytes(StandardCharsets.UTF_8);
  }

  private void refuseWhatABrowserWould(JsonNode options, String origin) {
    var host = hostOf(origin);
    var rpId = options.path("rp").path("id").asText(host);
    if (!host.equals(rpId) && !host.endsWith("." + rpId)) {
      throw new IllegalStateException("SecurityError: " + origin + " may not use " + rpId);
    }
    if (elements(options.path("pubKeyCredParams")).stream()
        .noneMatch(wanted -> wanted.path("alg").asLong() == traits.key().alg())) {
      throw new IllegalStateException("NotSupportedError: " + traits.key() + " is not wanted");
    }
    if (ids(options.path("excludeCredentials")).stream().anyMatch(this::holds)) {
      throw new IllegalStateException("InvalidStateError: this authenticator is registered");
    }
  }

  private boolean holds(byte[] credentialId) {
    return passkeys.stream().anyMatch(key -> key.hasId(credentialId));
  }

  private static List<byte[]> ids(JsonNode descriptors) {
    return elements(descriptors).stream()
        .map(descriptor -> Base64Url.bytes(descriptor.path("id").asText()))
        .toList();
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String hostOf(String origin) {
    return URI.create(origin).getHost();
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
