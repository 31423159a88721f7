package dev.firstkey.joineringest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.RejectedBecause;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The running service says how it is spoken to.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class DocumentsTest {

  @Test
  void itsTopicsAreInTheDocumentOfTheContracts() throws IOException {
    String served = given().get("/asyncapi.json").then().statusCode(200).extract().asString();
    assertThat(served).isEqualTo(Files.readString(Path.of("../contracts/asyncapi.json")));
  }

  @Test
  void everyReferenceOfTheServedDocumentIsServedToo() throws IOException {
    String served = given().get("/asyncapi.json").asString();
    List<String> references =
        new ObjectMapper()
            .readTree(served).findValuesAsText("$ref").stream()
                .filter(reference -> !reference.startsWith("#"))
                .toList();
    assertThat(references).hasSize(EventType.values().length);
    for (String reference : references) {
      String name = reference.replaceAll(".*/|\\.schema\\.json", "");
      given()
          .get("/" + reference)
          .then()
          .statusCode(200)
          .body("'$id'", equalTo("urn:firstkey:schema:" + name));
    }
  }

  @Test
  void everyCallIsInItsOpenApiDocument() {
    Map<String, ?> paths =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .path("paths");
    assertThat(paths.keySet())
        .contains(
            "/joiners",
            "/joiners/{worker}/erasure",
            "/directory/drift",
            "/quarantine",
            "/quarantine/release",
            "/quarantine/release/confirmation",
            "/quarantine/rejection",
            "/quarantine/merges",
            "/quarantine/separation",
            "/quarantine/{id}",
            "/quarantine/{id}/completion",
            "/quarantine/{id}/confirmation",
            "/quarantine/{id}/merge",
            "/quarantine/{id}/rejection",
            "/scim/v2/Users",
            "/scim/v2/Users/{id}",
            "/scim/v2/Users/.search",
            "/scim/v2/Bulk",
            "/scim/v2/Schemas",
            "/scim/v2/ResourceTypes",
            "/scim/v2/ServiceProviderConfig");
  }

  @Test
  void theReasonsOfARejectionAreInTheOpenApiDocument() {
    List<String> words =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .path("components.schemas.Rejection.properties.because.enum");
    assertThat(words)
        .containsExactlyElementsOf(
            Arrays.stream(RejectedBecause.values()).map(RejectedBecause::word).toList());
  }
}
