package dev.firstkey.passissuer;

import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.passissuer.domain.CaseCommand;
import dev.firstkey.passissuer.domain.EpisodeKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Something ended an enrollment: its case is closed, where one stands, and what ends an episode
/// for good is kept, where none does yet. To be called inside a transaction.
@ApplicationScoped
public class CloseCase {
  private final CaseBook book;

  CloseCase(CaseBook book) {
    this.book = book;
  }

  /// The worker has left.
  public Uni<List<Event>> left(Event cause, JoinerDeparted departed) {
    return book.carryOut(
        cause, new EpisodeKey(departed.workerId(), departed.episodeId()), new CaseCommand.Leave());
  }

  /// The hire does not take place.
  public Uni<List<Event>> withdrawn(Event cause, JoinerWithdrawn withdrawn) {
    return book.carryOut(
        cause,
        new EpisodeKey(withdrawn.workerId(), withdrawn.episodeId()),
        new CaseCommand.Withdraw());
  }

  /// An authenticator is registered; one for another purpose closes no first enrollment.
  public Uni<List<Event>> enrolled(Event cause, EnrollmentCompleted completed) {
    return completed.purpose() == Purpose.FIRST_ENROLLMENT
        ? book.carryOut(
            cause,
            new EpisodeKey(completed.workerId(), completed.episodeId()),
            new CaseCommand.Complete())
        : Uni.createFrom().item(List.of());
  }

  /// Nobody enrolled in time.
  public Uni<List<Event>> ranOut(Event cause, CaseExpired expired) {
    return book.carryOut(
        cause,
        new EpisodeKey(expired.workerId(), expired.episodeId()),
        new CaseCommand.RunOut(expired.caseId()));
  }
}
