package dev.firstkey.passissuer;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.passissuer.domain.CaseCommand;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.Employment;
import dev.firstkey.passissuer.domain.EpisodeKey;
import dev.firstkey.passissuer.domain.PassPolicy;
import dev.firstkey.passissuer.domain.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// HR stated an episode: a case is opened, or replaced where its window, the device context or the
/// access bundle moved. Anything else that HR changed says nothing. To be called inside a
/// transaction.
@ApplicationScoped
public class OpenCase {
  private final CaseBook book;
  private final PassPolicy policy;

  OpenCase(CaseBook book, PassPolicy policy) {
    this.book = book;
    this.policy = policy;
  }

  /// HR stated the episode for the first time.
  public Uni<List<Event>> accepted(Event cause, JoinerAccepted stated) {
    EpisodeKey key = new EpisodeKey(stated.workerId(), stated.episodeId());
    Employment employment =
        new Employment(stated.startDate(), stated.endDate(), ZoneId.of(stated.workTimeZone()));
    return expect(
        cause,
        key,
        stated.sequence(),
        employment,
        new Asked(stated.deviceContext(), stated.accessBundle()));
  }

  /// HR stated the episode anew.
  public Uni<List<Event>> changed(Event cause, JoinerChanged stated) {
    EpisodeKey key = new EpisodeKey(stated.workerId(), stated.episodeId());
    Employment employment =
        new Employment(stated.startDate(), stated.endDate(), ZoneId.of(stated.workTimeZone()));
    return expect(
        cause,
        key,
        stated.sequence(),
        employment,
        new Asked(stated.deviceContext(), stated.accessBundle()));
  }

  // What policy goes by.
  private record Asked(DeviceContext device, @Nullable String bundle) {}

  private Uni<List<Event>> expect(
      Event cause, EpisodeKey key, long sequence, Employment employment, Asked asked) {
    CaseTerms terms =
        new CaseTerms(
            key.caseBegunAt(sequence, Purpose.FIRST_ENROLLMENT),
            employment.window(policy.windowDays()),
            asked.device(),
            policy.approvalsWanted(),
            policy.version(),
            asked.bundle());
    Statement statement = new Statement(sequence, terms, employment.ends());
    return book.carryOut(cause, key, new CaseCommand.Expect(statement));
  }
}
