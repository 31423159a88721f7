package dev.firstkey.outbox;

/// A named moment between two steps at which a process may die: behind a commit, behind a send,
/// between consuming and committing. Nothing happens there. The fault scenarios give [#reached]
/// another body, in the process under test only, that halts the process.
///
/// @param name as the scenarios call it, in lower case with hyphens
public record Point(String name) {
  /// A record has arrived, nothing is done about it.
  public static final Point RECEIVED = new Point("received");

  /// Everything about a record is written, and nothing of it is committed.
  public static final Point WRITTEN = new Point("written");

  /// The transaction of a record is committed, its offset is not.
  public static final Point COMMITTED = new Point("committed");

  /// The broker has a record whose outbox row is still there.
  public static final Point SENT = new Point("sent");

  /// The process passes this point now.
  public void reached() {}
}
