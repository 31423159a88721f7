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
///
/// @param next the episode afterwards
/// @param outcome what is said about it
public record Decision(Episode next, Outcome outcome) {

  /// Decides.
  public static Decision of(Episode episode, Command command) {
    return switch (command) {
      case Command.Hire(long sequence, Statement statement) -> state(episode, sequence, statement);
      case Command.Change(long sequence, Statement statement) ->
          state(episode, sequence, statement);
      case Command.Withdraw(long sequence) -> withdraw(episode, sequence);
      case Command.Leave(long sequence) -> leave(episode, sequence);
    };
  }

  /// Whether a hire or a change with that sequence could change nothing any more.
  public static boolean isTooLate(Episode episode, long sequence) {
    return switch (episode) {
      case Episode.None() -> false;
      case Episode.Active(long last, Statement _) -> sequence <= last;
      case Episode.Withdrawn _, Episode.Departed _ -> true;
    };
  }

  private static Decision state(Episode episode, long sequence, Statement statement) {
    return switch (episode) {
      case Episode.None() ->
          new Decision(new Episode.Active(sequence, statement), new Outcome.Accepted(statement));
      case Episode.Active active when sequence <= active.sequence() -> stale(active);
      case Episode.Active active -> restate(active.statement(), sequence, statement);
      case Episode.Withdrawn(long last) -> stale(new Episode.Withdrawn(Math.max(last, sequence)));
      case Episode.Departed(long last) -> stale(new Episode.Departed(Math.max(last, sequence)));
    };
  }

  private static Decision restate(Statement before, long sequence, Statement now) {
    List<String> members = now.changedFrom(before);
    Episode next = new Episode.Active(sequence, now);
    return members.isEmpty()
        ? ignored(next, IgnoredBecause.NO_CHANGE)
        : new Decision(next, new Outcome.Changed(now, members));
  }

  private static Decision withdraw(Episode episode, long sequence) {
    return switch (episode) {
      case Episode.None() -> withdrawn(sequence);
      case Episode.Active(long last, Statement _) -> withdrawn(Math.max(last, sequence));
      case Episode.Withdrawn(long last) ->
          ignored(new Episode.Withdrawn(Math.max(last, sequence)), IgnoredBecause.NO_CHANGE);
      case Episode.Departed(long last) -> stale(new Episode.Departed(Math.max(last, sequence)));
    };
  }

  private static Decision leave(Episode episode, long sequence) {
    return switch (episode) {
      case Episode.None() -> departed(sequence);
      case Episode.Active(long last, Statement _) -> departed(Math.max(last, sequence));
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
