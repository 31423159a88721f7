package dev.firstkey.enrollmentgateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.newhire.DeviceKey;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/// The gateway as a browser with one device key calls it.
final class Gateway {
  static final String ORIGIN = "http://localhost:18082";
  private static final JsonMapper JSON = new JsonMapper();

  private final DeviceKey key = new DeviceKey();
  private volatile String nonce;

  DeviceKey key() {
    return key;
  }

  String jkt() {
    return key.jkt();
  }

  Response post(String path) {
    return call("POST", path, null);
  }

  /// Opens a transaction, from this address of the machine.
  ///
  /// @return the status
  int opensFrom(String address) throws Exception {
    URI here = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/transactions");
    var call =
        HttpRequest.newBuilder(here)
            .header("DPoP", key.proof("POST", URI.create(ORIGIN + "/transactions"), nonce()))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var client =
        HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build()) {
      return client.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  Response post(String path, Object body) {
    return call("POST", path, body);
  }

  Response get(String path) {
    return call("GET", path, null);
  }

  Response delete(String path) {
    return call("DELETE", path, null);
  }

  String nonce() {
    return Optional.ofNullable(nonce).orElseGet(this::fetchNonce);
  }

  private String fetchNonce() {
    nonce = request().post("/transactions").header("DPoP-Nonce");
    return nonce;
  }

  private Response call(String method, String path, Object body) {
    RequestSpecification request =
        request().header("DPoP", key.proof(method, URI.create(ORIGIN + path), nonce()));
    if (body != null) {
      request.contentType(ContentType.JSON).body(body.toString());
    }
    Response response = request.request(method, path);
    nonce = response.header("DPoP-Nonce");
    return response;
  }

  /// A request with nothing in it.
  static RequestSpecification request() {
    return RestAssured.given();
  }

  static JsonNode json(Response response) {
    try {
      return JSON.readTree(response.asByteArray());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
