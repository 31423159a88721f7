package dev.firstkey.passissuer;

import dev.firstkey.passissuer.domain.CaseCommand;
import dev.firstkey.passissuer.domain.EpisodeKey;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The episodes with their facts. Facts are only ever added.
public interface Episodes {

  /// The episode, made where it is new, and locked until the transaction ends: nobody else decides
  /// about it meanwhile.
  ///
  /// @param chain its correlation id where it is new
  Uni<Episode> hold(EpisodeKey key, String chain);

  /// The episode, locked until the transaction ends; empty where nothing is known of it.
  Uni<Optional<Episode>> holdKnown(EpisodeKey key);

  /// Adds what the command says to the facts. Adding it again changes nothing.
  Uni<Void> add(EpisodeKey key, CaseCommand fact);
}
