package dev.firstkey.local.client;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the software authenticator needs from Keycloak's login page: where the hidden form
/// `webauth` goes, and the challenge that stands in the page's script.
record LoginPage(URI action, String challenge, String rpId) {

  private static final Pattern FORM = Pattern.compile("<form id=\"webauth\" action=\"([^\"]+)\"");
  private static final Pattern CHALLENGE = Pattern.compile("challenge\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern RP_ID = Pattern.compile("rpId\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern ERROR =
      Pattern.compile(
          "(?:id=\"input-error[^\"]*\"|pf-v5-c-alert__title[^>]*|class=\"instruction\"|kc-feedback-text)[^>]*>\\s*([^<]*[^<\\s])");

  /// @return empty where the page offers no passkey
  static Optional<LoginPage> read(String html) {
    var form = find(FORM, html);
    var challenge = find(CHALLENGE, html);
    var rpId = find(RP_ID, html);
    return form.isEmpty() || challenge.isEmpty() || rpId.isEmpty()
        ? Optional.empty()
        : Optional.of(new LoginPage(uri(form.get()), challenge.get(), rpId.get()));
  }

  /// What a page says to the person who is refused.
  static String reason(String html) {
    return find(ERROR, html).orElse("the page gives no reason");
  }

  private static URI uri(String attribute) {
    return URI.create(attribute.replace("&amp;", "&"));
  }

  private static Optional<String> find(Pattern pattern, String html) {
    var found = pattern.matcher(html);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
