package dev.firstkey.joineringest.rest;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the SCIM service is, as its clients are told: by the setting `firstkey.scim.base-url`, and
/// without one by its path alone, which is relative to whatever the client called (RFC 7643 §2.3.7,
/// RFC 9110 §10.2.2). Never by what a request says of its host: whoever sends it chooses that.
@Startup
@ApplicationScoped
class ScimBase {
  private static final String PATH = "/scim/v2";

  private final String address;

  ScimBase(@ConfigProperty(name = "firstkey.scim.base-url") Optional<String> configured) {
    this.address = configured.map(ScimBase::checked).orElse(PATH);
  }

  /// The address, with no slash at its end.
  String address() {
    return address;
  }

  /// The address of the Users.
  String users() {
    return address + "/Users";
  }

  private static String checked(String url) {
    String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    if (!isAddress(plain)) {
      throw new IllegalArgumentException(
          "firstkey.scim.base-url must be the http(s) address of the SCIM service, such as https://HOST/scim/v2");
    }
    return plain;
  }

  private static boolean isAddress(String url) {
    try {
      URI uri = URI.create(url);
      return url.matches("https?://.*")
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
