package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Difference;
import dev.firstkey.joineringest.domain.Marked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a comparison of the directory with what is desired has found.
///
/// @param asDesired so many workers are
/// @param beingWorkedOn so many differ, and their task is not done yet
/// @param unreadable so many could not be compared; the log has their ids
/// @param drifted so many differ though their task was done
/// @param workers at most five hundred of these
/// @param listed whether the directory let all its accounts be looked through
/// @param unknown so many accounts can sign in and name a worker of whom nothing was heard
/// @param accounts at most five hundred of these
public record DriftReport(
    long asDesired,
    long beingWorkedOn,
    long unreadable,
    long drifted,
    List<Drifted> workers,
    boolean listed,
    long unknown,
    List<Marked> accounts) {
  private static final int MOST = 500;

  public DriftReport {
    workers = List.copyOf(workers);
    accounts = List.copyOf(accounts);
  }

  /// A worker who differs, and in what.
  public record Drifted(String workerId, Set<Difference> differences) {
    public Drifted {
      differences = Set.copyOf(differences);
    }
  }

  /// Counts while a run goes on.
  static final class Tally {
    private final List<Drifted> some = new ArrayList<>();
    private final List<Marked> accounts = new ArrayList<>();
    private boolean listed;
    private long unknown;
    private long asDesired;
    private long beingWorkedOn;
    private long unreadable;
    private long drifted;
    private @Nullable RuntimeException away;

    synchronized void asDesired() {
      asDesired++;
    }

    synchronized void beingWorkedOn() {
      beingWorkedOn++;
    }

    synchronized void unreadable() {
      unreadable++;
    }

    synchronized void drifted(Drifted worker) {
      drifted++;
      if (some.size() < MOST) {
        some.add(worker);
      }
    }

    synchronized void unknown(Marked account) {
      unknown++;
      if (accounts.size() < MOST) {
        accounts.add(account);
      }
    }

    synchronized void listed() {
      listed = true;
    }

    synchronized void away(RuntimeException why) {
      away = why;
    }

    synchronized boolean isAway() {
      return away != null;
    }

    /// Fails with why the directory was not read to the end.
    synchronized DriftReport report() {
      if (away != null) {
        throw away;
      }
      return sum();
    }

    /// As far as it has come.
    synchronized DriftReport sum() {
      List<Drifted> sorted = some.stream().sorted(Comparator.comparing(Drifted::workerId)).toList();
      return new DriftReport(
          asDesired, beingWorkedOn, unreadable, drifted, sorted, listed, unknown, accounts);
    }
  }
}
