package dev.firstkey.enrollmentgateway;

import dev.firstkey.backing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// One registrar's calls.
record StaffCall(String subject, String token) {

  static StaffCall somebody() {
    return of(UUID.randomUUID().toString());
  }

  static StaffCall of(String subject) {
    return new StaffCall(subject, TestTokens.tokenOf(subject, "registrar", "registrar"));
  }

  String actor() {
    return "person:" + subject;
  }

  /// @param more members besides, name and value in turn
  Response confirms(Visit visit, String... more) {
    return confirmsAs(visit.worker, visit, more);
  }

  Response confirmsAs(String worker, Visit visit, String... more) {
    Map<String, String> body = new TreeMap<>();
    body.put("workerId", worker);
    body.put("checkCode", visit.checkCode());
    body.put("evidence", "government-id");
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return post(visit, "/proofing", body);
  }

  Response finds(String code) {
    return Gateway.request()
        .auth()
        .oauth2(token)
        .queryParam("checkCode", code)
        .get("/staff/transactions");
  }

  Response looksUp(Visit visit, String typed) {
    return looksUp(visit, visit.checkCode, typed);
  }

  Response looksUp(Visit visit, String code, String typed) {
    return post(visit, "/joiners", Map.of("checkCode", code, "search", typed));
  }

  Response follows(Visit visit) {
    return Gateway.request().auth().oauth2(token).get("/staff/transactions/" + visit.transaction);
  }

  String sees(Visit visit) {
    return Gateway.json(follows(visit)).path("state").asText();
  }

  private Response post(Visit visit, String path, Map<String, String> body) {
    return Gateway.request()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/staff/transactions/" + visit.transaction + path);
  }
}
