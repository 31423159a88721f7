package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What HR states of an episode and the account does not have: the directory would not take it, as
/// an address that another account has, or does not know it, as an access bundle. HR is told once
/// for each statement. Of who has left, the access that the directory did not take away.
///
/// @param members by their names in the HR record
/// @param sequence of the statement; 0 where nothing is left out, and of who has left
public record LeftOut(List<String> members, long sequence) {
  private static final LeftOut NOTHING = new LeftOut(List.of(), 0);

  private static final LeftOut KEPT = new LeftOut(List.of("accessBundle"), 0);

  public LeftOut {
    members = List.copyOf(members);
  }

  /// All of it was taken.
  public static LeftOut nothing() {
    return NOTHING;
  }

  /// What a leaver has still, because the directory did not take it away.
  public static LeftOut kept(SeenAccount seen) {
    return seen.kept().isEmpty() ? NOTHING : KEPT;
  }

  /// Whether a leaver had something still.
  boolean isKept() {
    return equals(KEPT);
  }

  /// What is left out of the episode; nothing where the episode is not active.
  ///
  /// @param abilities of the directory; what it cannot hold is not missed
  public static LeftOut of(
      Worker worker, String episodeId, SeenAccount seen, Set<Ability> abilities) {
    return worker
        .episode(episodeId)
        .map(KnownEpisode::state)
        .filter(Episode.Active.class::isInstance)
        .map(state -> of(worker, (Episode.Active) state, seen, abilities))
        .orElse(NOTHING);
  }

  private static LeftOut of(
      Worker worker, Episode.Active state, SeenAccount seen, Set<Ability> abilities) {
    Optional<String> bundle =
        Optional.ofNullable(state.statement().terms().accessBundle())
            .filter(it -> abilities.contains(Ability.BUNDLES) && !seen.bundles().contains(it))
            .map(_ -> "accessBundle");
    Optional<String> email =
        worker
            .person()
            .map(Person::email)
            .filter(_ -> seen.account().map(Account::email).isEmpty())
            .map(_ -> "email");
    List<String> members = Stream.of(bundle, email).flatMap(Optional::stream).toList();
    return members.isEmpty() ? NOTHING : new LeftOut(members, state.sequence());
  }
}
