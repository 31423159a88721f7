package dev.firstkey.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.P256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Signs a registrar in as the staff page does, over Keycloak's own page: authorization code with
/// PKCE. A token by the password grant would not say when the sign-in was (`auth_time`), and the
/// gateway takes none that does not.
public final class StaffSignIn {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CLIENT = "firstkey-staff";
  private static final Pattern FORM =
      Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

  private final KeycloakLogin browser;
  private final String issuer;
  private final String page;

  /// @param page where the staff page is, with its last slash
  public StaffSignIn(HttpClient http, String issuer, String page) {
    this.browser = new KeycloakLogin(http);
    this.issuer = issuer;
    this.page = page;
  }

  /// The token endpoint's answer.
  ///
  /// @throws IOException where Keycloak does not sign them in
  public JsonNode tokens(String name, String password) throws IOException, InterruptedException {
    var verifier = random();
    var form = FORM.matcher(browser.get(authorization(verifier, "")).body());
    if (!form.find()) {
      throw new IOException("Keycloak shows no form for staff");
    }
    var action = URI.create(form.group(1).replace("&amp;", "&"));
    var answer = browser.post(action, Map.of("username", name, "password", password));
    return redeem(code(answer), verifier);
  }

  /// The next request of the same browser window, as the page opens it.
  ///
  /// @param more further parameters, each with its `&`
  HttpResponse<String> again(String more) throws IOException, InterruptedException {
    return browser.get(authorization(random(), more));
  }

  private URI authorization(String verifier, String more) {
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", CLIENT);
    query.put("response_type", "code");
    query.put("response_mode", "fragment");
    query.put("scope", "openid");
    query.put("redirect_uri", page);
    query.put("state", random());
    query.put("code_challenge_method", "S256");
    query.put(
        "code_challenge", Base64Url.of(P256.sha256(verifier.getBytes(StandardCharsets.US_ASCII))));
    return endpoint("auth?" + KeycloakLogin.form(query) + more);
  }

  private String code(HttpResponse<String> answer) throws IOException {
    var location = answer.headers().firstValue("Location").orElse("");
    if (!location.startsWith(page + "#") || !location.contains("code=")) {
      throw new IOException("Keycloak does not sign them in: " + answer.statusCode());
    }
    return location.replaceAll(".*[#&]code=([^&]+).*", "$1");
  }

  private JsonNode redeem(String code, String verifier) throws IOException, InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("client_id", CLIENT);
    fields.put("redirect_uri", page);
    fields.put("code", code);
    fields.put("code_verifier", verifier);
    return JSON.readTree(browser.post(endpoint("token"), fields).body());
  }

  private URI endpoint(String name) {
    return URI.create(issuer + "/protocol/openid-connect/" + name);
  }

  private static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64Url.of(bytes);
  }
}
