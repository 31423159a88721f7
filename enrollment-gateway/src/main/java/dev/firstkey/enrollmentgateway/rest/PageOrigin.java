package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Where this gateway's page is. A browser says where a call comes from; what it says is compared
/// with the configuration, never with the request's own host.
@ApplicationScoped
class PageOrigin {
  private final GatewayConfig config;

  PageOrigin(GatewayConfig config) {
    this.config = config;
  }

  /// @param origin the `Origin` header, null where there is none
  /// @param site the `Sec-Fetch-Site` header, null where there is none
  boolean isElsewhere(@Nullable String origin, @Nullable String site) {
    return origin != null && !origin.equals(config.origin())
        || site != null && !site.equals("same-origin");
  }
}
