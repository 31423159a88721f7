package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every answer is sent with, and that a look changes nothing.
@QuarkusTest
class PageHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/door.js",
        "/door.css",
        "/words/de.json",
        "/staff/",
        "/staff/staff.js",
        "/staff/sign-in",
        "/transactions",
        "/staff/transactions",
        "/no"
      })
  void everyAnswerIsGuarded(String path) {
    Response response = Gateway.request().get(path);
    assertThat(response.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Cache-Control")).contains("no-store");
    assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(response.header("Permissions-Policy"))
        .isEqualTo("publickey-credentials-create=(self)");
    assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(response.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(response.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(response.header("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void thePageBringsNothingFromElsewhere() {
    Response page = Gateway.request().get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).doesNotContain("http:", "https:", "//", "style=", "onclick");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void aLookChangesNothing(String method) {
    Visit visit = Visit.passReady();
    long before = Database.transactions();
    for (String path :
        new String[] {
          "/",
          "/transactions",
          visit.path(),
          visit.path() + "/registration/options",
          visit.path() + "/registration",
          "/staff/transactions",
          "/staff/transactions/" + visit.transaction + "/proofing"
        }) {
      assertThat(Gateway.request().request(method, path).statusCode()).as(path).isLessThan(500);
      assertThat(proven(visit, method, path).statusCode()).as("with a proof").isLessThan(500);
    }
    assertThat(Database.transactions()).isEqualTo(before);
    assertThat(visit.state()).isEqualTo("pass-ready");
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
  }

  private static Response proven(Visit visit, String method, String path) {
    var url = java.net.URI.create(Gateway.ORIGIN + path);
    return Gateway.request()
        .header("DPoP", visit.gateway.key().proof(method, url, visit.gateway.nonce()))
        .request(method, path);
  }
}
