package dev.firstkey.outbox;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether the transaction of the current Vert.x context has said something: then the relay is
/// woken at its end.
@ApplicationScoped
class Said {
  private static final String NAME = "firstkey.outbox.said";

  void forget() {
    context().removeLocal(NAME);
  }

  void note() {
    context().putLocal(NAME, true);
  }

  boolean something() {
    return context().removeLocal(NAME);
  }

  private static Context context() {
    return Vertx.currentContext();
  }
}
