package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.StaffConfig;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.stream.Collectors;

/// The staff page may call the directory besides the gateway, and nobody else may be called from
/// it: the new hire's page may not even that.
@ApplicationScoped
class StaffPageHeaders {
  private static final String POLICY = "Content-Security-Policy";
  private static final String HERE = "connect-src 'self'";

  private final String directory;

  StaffPageHeaders(StaffConfig config) {
    this.directory =
        config.issuer().map(URI::create).stream()
            .map(issuer -> ' ' + issuer.getScheme() + "://" + issuer.getAuthority())
            .collect(Collectors.joining());
  }

  void register(@Observes Router router) {
    router.route("/staff/*").order(Integer.MIN_VALUE).handler(this::widen);
  }

  private void widen(RoutingContext call) {
    call.addHeadersEndHandler(_ -> {
      var headers = call.response().headers();
      String policy = headers.get(POLICY);
      if (policy != null) {
        headers.set(POLICY, policy.replace(HERE, HERE + directory));
      }
    });
    call.next();
  }
}
