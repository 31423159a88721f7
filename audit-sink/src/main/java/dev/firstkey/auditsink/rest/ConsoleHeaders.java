package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.ConsoleConfig;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.stream.Collectors;

/// The console runs what comes from this server, calls this server and the directory, and shows
/// what the log says as text: nothing that stands in an event can run.
@ApplicationScoped
class ConsoleHeaders {
  private final String policy;

  ConsoleHeaders(ConsoleConfig config) {
    String directory =
        config.issuer().map(URI::create).stream()
            .map(issuer -> ' ' + issuer.getScheme() + "://" + issuer.getAuthority())
            .collect(Collectors.joining());
    this.policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
            + directory
            + "; form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";
  }

  void register(@Observes Router router) {
    router.route("/console/*").order(Integer.MIN_VALUE).handler(this::add);
  }

  private void add(RoutingContext call) {
    call.response().putHeader("Content-Security-Policy", policy);
    call.next();
  }
}
