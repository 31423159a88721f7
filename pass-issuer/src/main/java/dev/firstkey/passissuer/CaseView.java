package dev.firstkey.passissuer;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.EpisodeKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case as staff may see it.
///
/// @param episode whose it is
/// @param terms what it expects
/// @param state where it stands
/// @param closedBecause why it is closed; null where it is not
/// @param openedAt when it was opened
/// @param accountReady whether the worker has an account
public record CaseView(
    EpisodeKey episode,
    CaseTerms terms,
    State state,
    @Nullable CaseClosing closedBecause,
    Instant openedAt,
    boolean accountReady) {

  /// Where a case stands.
  public enum State {
    /// A pass may be asked for inside the window.
    OPEN,
    /// Approvals are missing.
    AWAITING_APPROVAL,
    /// Nothing more is expected.
    CLOSED
  }
}
