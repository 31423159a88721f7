package dev.firstkey.joineringest.domain;

/// What a directory can do besides accounts, which every one can.
public enum Ability {
  /// It holds credentials, says which, and shares the gateway's RP ID: passkeys can be published.
  PASSKEYS,
  /// It ends the sessions of an account.
  SESSIONS,
  /// It notes the leading episode with the account.
  EPISODES,
  /// It gives an account what access bundles stand for, and says which ones the account has.
  BUNDLES,
  /// It lists the accounts that carry a worker's id, whoever made them.
  LISTING
}
