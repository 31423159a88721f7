package dev.firstkey.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an authenticator needs from Keycloak's own registration page: where the form goes, and the
/// options in the page's script.
record RegistrationPage(URI action, String challenge, String user, String rpId) {
  private static final Pattern FORM =
      Pattern.compile("<form id=\"register\"[^>]*action=\"([^\"]+)\"");

  static Optional<RegistrationPage> read(String html) {
    var form = find(FORM, html);
    var challenge = member("challenge", html);
    var user = member("userid", html);
    var rpId = member("rpId", html);
    return form.isPresent() && challenge.isPresent() && user.isPresent() && rpId.isPresent()
        ? Optional.of(
            new RegistrationPage(
                URI.create(form.get().replace("&amp;", "&")),
                challenge.get(),
                user.get(),
                rpId.get()))
        : Optional.empty();
  }

  private static Optional<String> member(String name, String html) {
    return find(Pattern.compile("\\b" + name + "\\s*:\\s*\"([^\"]+)\""), html);
  }

  private static Optional<String> find(Pattern pattern, String html) {
    var found = pattern.matcher(html);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /// PublicKeyCredentialCreationOptionsJSON, as far as the authenticator looks at it.
  JsonNode options() {
    var options = JsonNodeFactory.instance.objectNode().put("challenge", challenge);
    options.putObject("rp").put("id", rpId).put("name", "bench");
    options.putObject("user").put("id", user).put("name", "bench").put("displayName", "bench");
    options.putArray("pubKeyCredParams").addObject().put("type", "public-key").put("alg", -7);
    options
        .putObject("authenticatorSelection")
        .put("residentKey", "required")
        .put("userVerification", "required");
    return options;
  }

  /// The form's fields, as the page's script would fill them in.
  static Map<String, String> fields(JsonNode registration) {
    var response = registration.path("response");
    var fields = new LinkedHashMap<String, String>();
    fields.put("clientDataJSON", response.path("clientDataJSON").asText());
    fields.put("attestationObject", response.path("attestationObject").asText());
    fields.put("publicKeyCredentialId", registration.path("id").asText());
    fields.put("authenticatorLabel", "bench");
    fields.put("transports", "internal");
    fields.put("authenticatorAttachment", "platform");
    fields.put("error", "");
    return fields;
  }
}
