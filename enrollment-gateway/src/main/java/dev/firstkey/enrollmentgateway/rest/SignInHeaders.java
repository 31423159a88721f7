package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.StaffConfig;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;

/// The pages on which somebody signs in may call the directory besides the gateway, and nobody else
/// may be called from them: the page that holds the device key and makes the passkey may not even
/// that.
@ApplicationScoped
class SignInHeaders {
  private static final String POLICY = "Content-Security-Policy";
  private static final String HERE = "connect-src 'self'";

  private final Optional<String> staff;
  private final Optional<String> door;

  SignInHeaders(StaffConfig staff, GatewayConfig door) {
    this.staff = staff.issuer();
    this.door = door.signIn().issuer();
  }

  void register(@Observes Router router) {
    widen(router, "/staff/*", staff);
    widen(router, "/sign-in/*", door);
  }

  private static void widen(Router router, String pages, Optional<String> issuer) {
    issuer
        .map(URI::create)
        .map(it -> it.getScheme() + "://" + it.getAuthority())
        .ifPresent(directory ->
            router.route(pages).order(Integer.MIN_VALUE).handler(call -> widen(call, directory)));
  }

  private static void widen(RoutingContext call, String directory) {
    call.addHeadersEndHandler(_ -> {
      var headers = call.response().headers();
      String policy = headers.get(POLICY);
      if (policy != null) {
        headers.set(POLICY, policy.replace(HERE, HERE + ' ' + directory));
      }
    });
    call.next();
  }
}
