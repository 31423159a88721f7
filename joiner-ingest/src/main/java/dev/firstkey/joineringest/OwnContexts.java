package dev.firstkey.joineringest;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Runs each piece of work on a context of its own, because a context has one database session at a
/// time.
record OwnContexts(Context root) {

  /// @param work gets where its transactions run
  <T> Uni<T> run(Function<Executor, Uni<T>> work) {
    Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(root));
    VertxContextSafetyToggle.setContextSafe(own, true);
    Executor executor = command -> own.runOnContext(_ -> command.run());
    return Uni.createFrom().deferred(() -> work.apply(executor)).runSubscriptionOn(executor);
  }
}
