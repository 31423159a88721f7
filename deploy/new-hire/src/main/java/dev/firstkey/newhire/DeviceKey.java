package dev.firstkey.newhire;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The private key that a browser or a device agent makes for itself, and its DPoP proofs (RFC
/// 9449, ES256). The key lives as long as this object.
public final class DeviceKey {

  /// A lie in a proof, for tests that attack; the signature is made after it.
  ///
  /// @param header changes the JOSE header
  /// @param claims changes the claims
  public record Bend(UnaryOperator<ObjectNode> header, UnaryOperator<ObjectNode> claims) {

    /// No lie.
    public static Bend none() {
      return new Bend(node -> node, node -> node);
    }

    public static Bend header(UnaryOperator<ObjectNode> change) {
      return new Bend(change, node -> node);
    }

    public static Bend claims(UnaryOperator<ObjectNode> change) {
      return new Bend(node -> node, change);
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KeyPair keys = P256.generate();
  private final Clock clock;

  public DeviceKey() {
    this(Clock.systemUTC());
  }

  public DeviceKey(Clock clock) {
    this.clock = clock;
  }

  /// The public key as a JWK: `crv, kty, x, y`.
  public ObjectNode jwk() {
    return JSON.createObjectNode()
        .put("crv", "P-256")
        .put("kty", "EC")
        .put("x", Base64Url.of(P256.x(keys)))
        .put("y", Base64Url.of(P256.y(keys)));
  }

  /// The key's thumbprint, RFC 7638 with SHA-256: its members are in the order that the RFC wants.
  public String jkt() {
    return Base64Url.of(P256.sha256(jwk().toString().getBytes(StandardCharsets.UTF_8)));
  }

  /// The private number, for whoever must show that it went nowhere.
  public byte[] privateNumber() {
    return P256.privateNumber(keys);
  }

  /// A fresh proof for one call.
  ///
  /// @param uri query and fragment are left out, as `htu` wants it
  /// @param nonce the server's newest `DPoP-Nonce`, or null where none is known yet
  public String proof(String method, URI uri, @Nullable String nonce) {
    return proof(method, uri, nonce, Bend.none());
  }

  public String proof(String method, URI uri, @Nullable String nonce, Bend bend) {
    var header = JSON.createObjectNode().put("typ", "dpop+jwt").put("alg", "ES256");
    header.set("jwk", jwk());
    var claims =
        JSON.createObjectNode()
            .put("jti", UUID.randomUUID().toString())
            .put("htm", method)
            .put("htu", withoutQuery(uri))
            .put("iat", clock.instant().getEpochSecond());
    if (nonce != null) {
      claims.put("nonce", nonce);
    }
    return sign(bend.header().apply(header), bend.claims().apply(claims));
  }

  private String sign(ObjectNode header, ObjectNode claims) {
    var content = part(header) + "." + part(claims);
    var bytes = content.getBytes(StandardCharsets.US_ASCII);
    return content + "." + Base64Url.of(P256.sign(P256.JOSE, keys.getPrivate(), bytes));
  }

  private static String part(ObjectNode node) {
    return Base64Url.of(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String withoutQuery(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }
}
