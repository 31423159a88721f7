package dev.firstkey.joineringest;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Makes at the start what otherwise would be made when it first counts: a counter that begins with
/// 1 is no increase, and no alert sees it. See `deploy/alerts`.
@ApplicationScoped
class CountedFromTheStart {
  void start(
      @Observes StartupEvent started,
      Decisions decisions,
      DirectoryGate directoryGate,
      BringAccount bringAccount) {
    ClientProxy.unwrap(decisions);
    ClientProxy.unwrap(directoryGate);
    ClientProxy.unwrap(bringAccount);
  }
}
