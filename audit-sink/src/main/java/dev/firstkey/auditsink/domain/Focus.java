package dev.firstkey.auditsink.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of a worker's entries is looked at: one hire episode, one pass, or both; empty for all.
///
/// An entry belongs to an episode or a pass that it names. One that names none belongs to it where
/// it shares a pass, a visit or an authenticator with an entry that does: the visit that began
/// before anybody knew whose it was, and the authenticator long after its pass.
///
/// @param episodeId the hire episode
/// @param passId the pass
public record Focus(Optional<String> episodeId, Optional<UUID> passId) {

  /// Those of one worker's entries that belong to it, in their order.
  public List<Entry> of(List<Entry> entries) {
    List<Entry> ofEpisode =
        episodeId.map(it -> belonging(entries, it, About::episodeId)).orElse(entries);
    return passId.map(it -> belonging(ofEpisode, it, About::passId)).orElse(ofEpisode);
  }

  private static <T> List<Entry> belonging(
      List<Entry> entries, T whole, Function<About, @Nullable T> named) {
    Set<UUID> shared = new HashSet<>();
    entries.stream()
        .map(entry -> entry.statement().about())
        .filter(about -> whole.equals(named.apply(about)))
        .forEach(about -> ids(about).forEach(shared::add));
    return entries.stream()
        .filter(entry -> {
          About about = entry.statement().about();
          @Nullable T name = named.apply(about);
          return name == null ? ids(about).anyMatch(shared::contains) : name.equals(whole);
        })
        .toList();
  }

  private static Stream<UUID> ids(About about) {
    return Stream.of(
            Optional.ofNullable(about.passId()),
            Optional.ofNullable(about.transactionId()),
            Optional.ofNullable(about.authenticatorId()))
        .flatMap(Optional::stream);
  }
}
