package dev.firstkey.outbox;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Whether the transaction of the current Vert.x context has said something: then the relay is
/// woken at its end. Outside of any context it is taken to have. A note that is missed costs no
/// more than the wait for the relay's pulse.
@ApplicationScoped
class Said {
  private static final String NAME = "firstkey.outbox.said";

  void forget() {
    Optional.ofNullable(Vertx.currentContext()).ifPresent(context -> context.removeLocal(NAME));
  }

  void note() {
    Optional.ofNullable(Vertx.currentContext()).ifPresent(context -> context.putLocal(NAME, true));
  }

  boolean something() {
    return Optional.ofNullable(Vertx.currentContext())
        .map(context -> Boolean.TRUE.equals(context.removeLocal(NAME)))
        .orElse(true);
  }
}
