package dev.firstkey.enrollmentgateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.EnrollmentCompleted;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Base64;
import java.util.List;

/// An account in the real Keycloak, which joiner-ingest keeps.
record KeycloakAccount(String id, String name) {
  private static final JsonMapper JSON = new JsonMapper();

  static KeycloakAccount provision(String workerId) {
    ObjectNode user = JSON.createObjectNode().put("username", workerId).put("enabled", true);
    user.putObject("attributes").putArray("workerId").add(workerId);
    Response made = admin().body(user.toString()).post(users());
    String location = made.header("Location");
    return new KeycloakAccount(location.substring(location.lastIndexOf('/') + 1), workerId);
  }

  /// As joiner-ingest does it.
  int publish(EnrollmentCompleted completed) {
    Credential credential = completed.credential();
    ObjectNode data =
        JSON.createObjectNode()
            .put("aaguid", credential.aaguid().toString())
            .put(
                "credentialId",
                Base64.getEncoder()
                    .encodeToString(Base64.getUrlDecoder().decode(credential.credentialId())))
            .put("counter", credential.signCount())
            .put("credentialPublicKey", credential.publicKey())
            .put("attestationStatementFormat", "none");
    data.putArray("transports").add("internal");
    ObjectNode change = JSON.createObjectNode();
    change
        .putArray("credentials")
        .addObject()
        .put("type", "webauthn-passwordless")
        .put("userLabel", completed.authenticatorId().toString())
        .put("credentialData", data.toString())
        .put("secretData", "{}");
    return admin().body(change.toString()).put(users() + "/" + id).statusCode();
  }

  /// The names of what it can sign in with.
  List<String> labels() {
    JsonNode held = Gateway.json(admin().get(users() + "/" + id + "/credentials"));
    return held.findValuesAsText("userLabel");
  }

  private static String users() {
    return KeycloakBacking.issuer().replace("/realms/", "/admin/realms/") + "/users";
  }

  private static RequestSpecification admin() {
    String token =
        Gateway.json(
                at().formParam("grant_type", "client_credentials")
                    .formParam("client_id", "joiner-ingest")
                    .formParam("client_secret", KeycloakBacking.secret())
                    .post(KeycloakBacking.issuer() + "/protocol/openid-connect/token"))
            .path("access_token")
            .asText();
    return at().contentType(ContentType.JSON).auth().oauth2(token);
  }

  private static RequestSpecification at() {
    return RestAssured.given().port(URI.create(KeycloakBacking.issuer()).getPort());
  }
}
