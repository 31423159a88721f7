package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.QuarantinedBecause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An HR record that waits for staff, or for its turn.
///
/// @param statement what it says, as far as it does
/// @param place where it stands
/// @param chainId the correlation id of everything that is said about it
/// @param since from when it waits
/// @param because why it waits
/// @param ruling what was decided about it with others, and is still to be carried out
/// @param proposal how one person completed it, where another one has to confirm that
public record Quarantined(
    UUID id,
    Heard.Incomplete statement,
    HrRecord place,
    String chainId,
    Instant since,
    QuarantinedBecause because,
    Optional<Ruling> ruling,
    Optional<Proposal> proposal) {

  /// Whether its turn, or a decision about everything of its source, ends the wait.
  public boolean isInTurn() {
    return because == QuarantinedBecause.ABOVE_RATE;
  }

  /// What waits where the same source has said something newer of the episode: in the same place,
  /// since the same time, under the same chain. What was decided about the source's hires stays
  /// decided; what was to be believed waits for staff all the same where it is in doubt now.
  ///
  /// @param why it would wait by itself
  public Quarantined replacedBy(Heard.Incomplete newer, HrRecord at, QuarantinedBecause why) {
    boolean isRejected = ruling.filter(it -> it.verdict() == Ruling.Verdict.REJECT).isPresent();
    QuarantinedBecause now = isRejected ? because : why;
    return new Quarantined(
        id,
        newer,
        at,
        chainId,
        since,
        now,
        isRejected ? ruling : Optional.empty(),
        Optional.empty());
  }

  /// The same, waiting for staff from now on.
  public Quarantined doubtful(QuarantinedBecause why, List<String> members) {
    return new Quarantined(
        id,
        statement.doubtful(members),
        place,
        chainId,
        since,
        why,
        Optional.empty(),
        Optional.empty());
  }

  /// The same with what staff set, as somebody who may be known already.
  public Quarantined doubled(Heard.Believable whole, List<String> members) {
    return new Quarantined(
        id,
        whole.doubtful(members),
        place,
        chainId,
        since,
        QuarantinedBecause.DOUBLED,
        Optional.empty(),
        Optional.empty());
  }

  /// What it is about.
  public String workerId() {
    return statement.workerId();
  }

  /// One of the HRIS stream.
  public EventType type() {
    return statement.type();
  }

  /// The names of what is missing or wrong.
  public List<String> members() {
    return statement.members();
  }
}
