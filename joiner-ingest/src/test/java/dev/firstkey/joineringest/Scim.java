package dev.firstkey.joineringest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstkey.backing.TestTokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// A SCIM client as a test has it.
final class Scim {
  static final String TYPE = "application/scim+json";
  static final String USERS = "/scim/v2/Users";
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  static final String JOINER = "urn:firstkey:scim:schemas:extension:joiner:2.0:User";

  private static final RestAssuredConfig PLAIN =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                  .encodeContentTypeAs(TYPE, ContentType.TEXT));

  private Scim() {}

  static RequestSpecification client() {
    return client("scim-client");
  }

  static RequestSpecification client(String name) {
    return given()
        .config(PLAIN)
        .auth()
        .oauth2(TestTokens.tokenOfClient(name, "hris"))
        .contentType(TYPE);
  }

  static Response create(String body) {
    return client().body(body).post(USERS);
  }

  static String created(String body) {
    return create(body).then().statusCode(201).extract().path("id");
  }

  static Response patch(String id, String operations) {
    return client()
        .body(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}
            """
                .formatted(operations))
        .patch(USERS + "/" + id);
  }

  /// Everything that a hire needs.
  static String user(String worker) {
    return user(worker, worker + "@example.test");
  }

  static String user(String worker, String userName) {
    return """
    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%3$s","%4$s"],
     "userName":"%2$s","externalId":"%1$s","active":true,
     "name":{"givenName":"Ada","familyName":"Lovelace"},"displayName":"Ada L.",
     "emails":[{"value":"ada@example.test","type":"work","primary":true}],
     "preferredLanguage":"en",
     "%3$s":{"organization":"example-de"},
     "%4$s":{"startDate":"2036-12-02","workTimeZone":"Europe/Berlin","workerType":"employee","deviceContext":"byod"}}
    """
        .formatted(worker, userName, ENTERPRISE, JOINER);
  }

  /// That the answer is an error in SCIM's form (RFC 7644 §3.12).
  ///
  /// @param type the `scimType`, or null for none
  static void isRefused(ValidatableResponse answer, int status, String type) {
    answer
        .statusCode(status)
        .contentType(TYPE)
        .body("schemas", hasItem("urn:ietf:params:scim:api:messages:2.0:Error"))
        .body("status", equalTo(Integer.toString(status)))
        .body("scimType", type == null ? nullValue() : equalTo(type))
        .body("detail", notNullValue());
  }

  /// With ' for a quotation mark and ^ for one inside a text.
  static String json(String text) {
    return text.replace('\'', '"').replace("^", "\\\"");
  }
}
