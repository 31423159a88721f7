package dev.firstkey.newhire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// One lie in an otherwise honest ceremony, for tests that attack. Everything that is signed is
/// signed after the lie, so that only the lie is wrong.
///
/// @param clientData changes the client data before it is hashed
/// @param authenticatorData changes the authenticator data before it is signed
/// @param response changes the finished answer
/// @param rpId whose hash the authenticator data carries
/// @param alg the algorithm number in the public key
/// @param credentialIdLength in bytes
public record Bends(
    UnaryOperator<ObjectNode> clientData,
    UnaryOperator<byte[]> authenticatorData,
    UnaryOperator<ObjectNode> response,
    Optional<String> rpId,
    OptionalLong alg,
    OptionalInt credentialIdLength) {

  /// No lie.
  public static Bends none() {
    return new Bends(
        node -> node,
        bytes -> bytes,
        node -> node,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty());
  }

  public static Bends type(String type) {
    return clientData(node -> node.put("type", type));
  }

  /// @param challenge base64url
  public static Bends challenge(String challenge) {
    return clientData(node -> node.put("challenge", challenge));
  }

  public static Bends origin(String origin) {
    return clientData(node -> node.put("origin", origin));
  }

  public static Bends crossOrigin(boolean crossOrigin) {
    return clientData(node -> node.put("crossOrigin", crossOrigin));
  }

  public static Bends topOrigin(String topOrigin) {
    return clientData(node -> node.put("crossOrigin", true).put("topOrigin", topOrigin));
  }

  public static Bends rpId(String rpId) {
    var honest = none();
    return new Bends(
        honest.clientData,
        honest.authenticatorData,
        honest.response,
        Optional.of(rpId),
        honest.alg,
        honest.credentialIdLength);
  }

  public static Bends alg(long alg) {
    var honest = none();
    return new Bends(
        honest.clientData,
        honest.authenticatorData,
        honest.response,
        honest.rpId,
        OptionalLong.of(alg),
        honest.credentialIdLength);
  }

  public static Bends credentialIdLength(int bytes) {
    var honest = none();
    return new Bends(
        honest.clientData,
        honest.authenticatorData,
        honest.response,
        honest.rpId,
        honest.alg,
        OptionalInt.of(bytes));
  }

  public static Bends clientData(UnaryOperator<ObjectNode> change) {
    var honest = none();
    return new Bends(
        change,
        honest.authenticatorData,
        honest.response,
        honest.rpId,
        honest.alg,
        honest.credentialIdLength);
  }

  public static Bends authenticatorData(UnaryOperator<byte[]> change) {
    var honest = none();
    return new Bends(
        honest.clientData,
        change,
        honest.response,
        honest.rpId,
        honest.alg,
        honest.credentialIdLength);
  }

  public static Bends response(UnaryOperator<ObjectNode> change) {
    var honest = none();
    return new Bends(
        honest.clientData,
        honest.authenticatorData,
        change,
        honest.rpId,
        honest.alg,
        honest.credentialIdLength);
  }
}
