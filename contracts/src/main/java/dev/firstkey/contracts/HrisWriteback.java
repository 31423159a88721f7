package dev.firstkey.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What HR is told about an episode.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param state What is so now.
/// @param accountName The account name the worker signs in with. May be null.
/// @param email The address that the account has. May be null.
/// @param reasons What has to be corrected: members of the HR record by name, or the word for why
///   it was rejected or has no effect. Empty where nothing has to be.
/// @param source The CloudEvents source whose statement of the episode this is about. May be null.
/// @param mergedInto The worker whom the statement is about, where staff decided that. May be null.
public record HrisWriteback(
    String workerId,
    String episodeId,
    WritebackState state,
    @Nullable String accountName,
    @Nullable String email,
    List<String> reasons,
    @Nullable String source,
    @Nullable String mergedInto)
    implements WritebackFact {

  /// Not merged.
  public HrisWriteback(
      String workerId,
      String episodeId,
      WritebackState state,
      @Nullable String accountName,
      @Nullable String email,
      List<String> reasons,
      @Nullable String source) {
    this(workerId, episodeId, state, accountName, email, reasons, source, null);
  }

  /// Nothing has to be corrected, and no address is told.
  public HrisWriteback(
      String workerId,
      String episodeId,
      WritebackState state,
      @Nullable String accountName,
      @Nullable String source) {
    this(workerId, episodeId, state, accountName, null, List.of(), source);
  }

  public HrisWriteback {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(state, "state");
    if (accountName != null) {
      Require.text(accountName, "accountName");
    }
    if (email != null) {
      Require.text(email, "email");
    }
    if (source != null) {
      Require.text(source, "source");
    }
    if (mergedInto != null) {
      Require.id(mergedInto, "mergedInto");
    }
    reasons = List.copyOf(reasons);
  }
}
