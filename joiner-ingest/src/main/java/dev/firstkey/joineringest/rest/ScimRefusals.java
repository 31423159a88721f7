package dev.firstkey.joineringest.rest;

import dev.firstkey.contracts.CallRefusedBecause;
import dev.firstkey.joineringest.RefusedCalls;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Sees each call to the SCIM service that ends refused, by whichever part of the way to it.
@ApplicationScoped
class ScimRefusals {
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;

  private final RefusedCalls calls;

  ScimRefusals(RefusedCalls calls) {
    this.calls = calls;
  }

  void register(@Observes Router router) {
    router.route("/scim/*").order(Integer.MIN_VALUE).handler(this::watch);
  }

  private void watch(RoutingContext call) {
    call.addEndHandler(_ -> ended(call));
    call.next();
  }

  private void ended(RoutingContext call) {
    int status = call.response().getStatusCode();
    if (status == UNAUTHENTICATED) {
      calls.add(
          call.request().headers().contains(HttpHeaders.AUTHORIZATION)
              ? CallRefusedBecause.BAD_CREDENTIAL
              : CallRefusedBecause.NO_CREDENTIAL);
    } else if (status == FORBIDDEN) {
      calls.add(CallRefusedBecause.NOT_ALLOWED);
    }
  }
}
