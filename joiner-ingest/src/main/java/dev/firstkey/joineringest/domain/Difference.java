package dev.firstkey.joineringest.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// In what a directory differs from what is desired for one worker.
public enum Difference {
  /// An account is wanted and there is none.
  MISSING,
  /// It is not the account that was said to be the worker's.
  REPLACED,
  /// It may not sign in, and should.
  DISABLED,
  /// It may sign in, and should not.
  ENABLED,
  /// It says something else of the person or the episode.
  PROFILE,
  /// A passkey that is wanted is not there.
  PASSKEY_MISSING,
  /// A credential is there that is not wanted.
  PASSKEY_UNWANTED,
  /// The worker added a passkey, which was not known yet. It stays.
  PASSKEY_OWN,
  /// More than one account claims to be the worker's.
  DOUBLED,
  /// It names a worker of whom nothing was ever heard.
  UNKNOWN,
  /// An access bundle that is wanted is not given.
  BUNDLE_MISSING,
  /// One is given that is not wanted.
  BUNDLE_UNWANTED;

  /// The word as it stands in answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All differences between what is desired for the worker and what was seen.
  ///
  /// @param abilities of the directory; what it cannot hold makes no difference
  public static Set<Difference> between(Worker worker, SeenAccount seen, Set<Ability> abilities) {
    DesiredAccount desired = worker.desired().within(abilities);
    Set<Difference> found = EnumSet.noneOf(Difference.class);
    seen.account()
        .ifPresentOrElse(
            account -> add(found, worker, desired, account, seen, abilities),
            () -> add(found, MISSING, desired.enabled()));
    return found;
  }

  private static void add(
      Set<Difference> found,
      Worker worker,
      DesiredAccount desired,
      Account account,
      SeenAccount seen,
      Set<Ability> abilities) {
    List<Passkey> wanted = desired.passkeysFor(account.accountId());
    long there = wanted.stream().filter(seen::holds).count();
    int added = desired.added(account.accountId(), seen.held()).size();
    add(found, REPLACED, worker.isReplacedBy(account));
    add(found, DISABLED, desired.enabled() && !account.enabled());
    add(found, ENABLED, !desired.enabled() && seen.isEnabled());
    add(found, PROFILE, desired.enabled() && !desired.isSaidBy(account, abilities));
    add(found, PASSKEY_MISSING, there < wanted.size());
    add(found, PASSKEY_UNWANTED, seen.held().size() - added > there);
    add(found, PASSKEY_OWN, !desired.newlyAdded(account.accountId(), seen.held()).isEmpty());
    add(found, DOUBLED, seen.isDoubled());
    add(found, BUNDLE_MISSING, !seen.bundles().containsAll(desired.bundles()));
    add(found, BUNDLE_UNWANTED, !desired.bundles().containsAll(seen.bundles()));
  }

  private static void add(Set<Difference> found, Difference difference, boolean isSo) {
    if (isSo) {
      found.add(difference);
    }
  }
}
