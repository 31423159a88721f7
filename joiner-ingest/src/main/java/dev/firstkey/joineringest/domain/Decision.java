package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.IgnoredBecause;
import java.util.List;

/// A record's effect on its episode.
///
/// The result of a history does not depend on its order of arrival. Statements replace each other
/// by their sequence. *Withdrawn* and *left* are facts: they hold whatever their sequence and
/// whatever comes before or after, and *left* is stronger than *withdrawn*; a late hire finds its
/// end already known. A change of an episode never heard of opens it, because a change holds the
/// whole record: the hire it overtook can only be older, and will be stale.
/// `docs/decisions/0016-several-sources.md` says what counts of several sources.
///
/// @param next the episode afterwards
/// @param outcome what is said about it See `docs/decisions/0016-several-sources.md`.
public record Decision(Episode next, Outcome outcome) {

  /// Decides what a source without a particular precedence says.
  public static Decision of(Episode episode, Command command) {
    return of(episode, command, 0);
  }

  /// Decides. Of several sources that state an episode, the one with the most precedence counts,
  /// whatever their sequences; that it is over is believed of each, because that only takes away.
  ///
  /// @param precedence of the source
  public static Decision of(Episode episode, Command command, int precedence) {
    return switch (command) {
      case Command.Hire(long sequence, Statement statement) ->
          state(episode, new Episode.Active(precedence, sequence, statement));
      case Command.Change(long sequence, Statement statement) ->
          state(episode, new Episode.Active(precedence, sequence, statement));
      case Command.Withdraw(long sequence) -> withdraw(episode, sequence);
      case Command.Leave(long sequence) -> leave(episode, sequence);
    };
  }

  /// Whether a hire or a change with that sequence could change nothing any more.
  public static boolean isTooLate(Episode episode, long sequence, int precedence) {
    return switch (episode) {
      case Episode.None() -> false;
      case Episode.Active(int known, long last, Statement _) ->
          precedence < known || precedence == known && sequence <= last;
      case Episode.Withdrawn _, Episode.Departed _ -> true;
    };
  }

  /// Whether a source of more precedence speaks for the episode.
  public static boolean isOutranked(Episode episode, int precedence) {
    return switch (episode) {
      case Episode.Active(int known, long _, Statement _) -> precedence < known;
      case Episode.None(), Episode.Withdrawn _, Episode.Departed _ -> false;
    };
  }

  private static Decision state(Episode episode, Episode.Active said) {
    long sequence = said.sequence();
    return switch (episode) {
      case Episode.None() -> new Decision(said, new Outcome.Accepted(said.statement()));
      case Episode.Active known when said.precedence() < known.precedence() ->
          ignored(known, IgnoredBecause.OUTRANKED);
      case Episode.Active known
          when said.precedence() == known.precedence() && sequence <= known.sequence() ->
          stale(known);
      case Episode.Active known -> restate(known.statement(), said);
      case Episode.Withdrawn(long last) -> stale(new Episode.Withdrawn(Math.max(last, sequence)));
      case Episode.Departed(long last) -> stale(new Episode.Departed(Math.max(last, sequence)));
    };
  }

  private static Decision restate(Statement before, Episode.Active now) {
    List<String> members = now.statement().changedFrom(before);
    return members.isEmpty()
        ? ignored(now, IgnoredBecause.NO_CHANGE)
        : new Decision(now, new Outcome.Changed(now.statement(), members));
  }

  private static Decision withdraw(Episode episode, long sequence) {
    return switch (episode) {
      case Episode.None() -> withdrawn(sequence);
      case Episode.Active(int _, long last, Statement _) -> withdrawn(Math.max(last, sequence));
      case Episode.Withdrawn(long last) ->
          ignored(new Episode.Withdrawn(Math.max(last, sequence)), IgnoredBecause.NO_CHANGE);
      case Episode.Departed(long last) -> stale(new Episode.Departed(Math.max(last, sequence)));
    };
  }

  private static Decision leave(Episode episode, long sequence) {
    return switch (episode) {
      case Episode.None() -> departed(sequence);
      case Episode.Active(int _, long last, Statement _) -> departed(Math.max(last, sequence));
      case Episode.Withdrawn(long last) -> departed(Math.max(last, sequence));
      case Episode.Departed(long last) ->
          ignored(new Episode.Departed(Math.max(last, sequence)), IgnoredBecause.NO_CHANGE);
    };
  }

  private static Decision withdrawn(long sequence) {
    return new Decision(new Episode.Withdrawn(sequence), new Outcome.Withdrawn());
  }

  private static Decision departed(long sequence) {
    return new Decision(new Episode.Departed(sequence), new Outcome.Departed());
  }

  private static Decision stale(Episode next) {
    return ignored(next, IgnoredBecause.STALE);
  }

  private static Decision ignored(Episode next, IgnoredBecause reason) {
    return new Decision(next, new Outcome.Ignored(reason));
  }
}
