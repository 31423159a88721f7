package dev.firstkey.passissuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.CaseState;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.passissuer.domain.Given;
import dev.firstkey.passissuer.fakes.FixedEvidence;
import dev.firstkey.passissuer.fakes.InMemoryAccounts;
import dev.firstkey.passissuer.fakes.InMemoryCases;
import dev.firstkey.passissuer.fakes.InMemoryEpisodes;
import dev.firstkey.passissuer.fakes.InMemoryHolds;
import dev.firstkey.passissuer.fakes.InMemoryPasses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The use cases under a policy and at a time that the running service does not have.
class IssuePassTest {
  private static final Instant NOW = Instant.parse("2026-12-03T08:00:00.123456Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Heard ada = Heard.ofSomeone();

  @Test
  void aPassIsRefusedWhileApprovalsThatPolicyWantsAreMissing() {
    Service service = new Service(2);
    CaseOpened opened = (CaseOpened) service.accept().getFirst().fact();
    assertThat(opened.state()).isEqualTo(CaseState.AWAITING_APPROVAL);
    assertThat(opened.approvalsWanted()).isEqualTo(2);
    service.provision();
    PassRefused refusal = (PassRefused) service.ask(ada.requested()).getFirst().fact();
    assertThat(refusal.reason()).isEqualTo(RefusalReason.APPROVAL_MISSING);
    assertThat(refusal.policyVersion()).isEqualTo("2026-11");
    assertThat(counted("refused", "approval-missing")).isEqualTo(1);
  }

  @Test
  void theSameRequestIsAnsweredOnceAndCountedOnce() {
    Service service = new Service(0);
    service.accept();
    service.provision();
    Event request = ada.requested();
    Event answer = service.ask(request).getFirst();
    assertThat(answer.fact()).isInstanceOf(PassIssued.class);
    assertThat(service.ask(ada.again(request))).isEmpty();
    assertThat(counted("issued", "none")).isEqualTo(1);
  }

  @Test
  void nothingIsGivenWhileARecordOfTheWorkerOrOfTheTransactionIsParked() {
    Event request = ada.requested();
    String transaction = ((PassRequested) request.fact()).transactionId().toString();
    for (String held : List.of(ada.worker(), transaction)) {
      assertThat(new Service(0, Set.of(held), true).refusal(request))
          .isEqualTo(RefusalReason.UNDECIDED);
    }
  }

  @Test
  void nothingIsGivenWithoutEvidence() {
    assertThat(new Service(0, Set.of("w-other"), false).refusal(ada.requested()))
        .isEqualTo(RefusalReason.EVIDENCE_UNAVAILABLE);
  }

  @Test
  void timesAreInMilliseconds() {
    Service service = new Service(0);
    service.accept();
    service.provision();
    Event answer = service.ask(ada.requested()).getFirst();
    assertThat(answer.envelope().time()).isEqualTo(Instant.parse("2026-12-03T08:00:00.123Z"));
    assertThat(((PassIssued) answer.fact()).window().notAfter())
        .isEqualTo(Instant.parse("2026-12-03T08:10:00.123Z"));
  }

  private double counted(String outcome, String reason) {
    return meters.counter("firstkey.pass.decisions", "outcome", outcome, "reason", reason).count();
  }

  private final class Service {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final OpenCase openCase;
    private final IssuePass issuePass;

    Service(int approvalsWanted) {
      this(approvalsWanted, Set.of(), true);
    }

    Service(int approvalsWanted, Set<String> held, boolean kept) {
      Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
      var episodes = new InMemoryEpisodes();
      var doubts = new FindDoubts(new InMemoryHolds(held), new FixedEvidence(kept));
      var policy = Given.policy(approvalsWanted);
      openCase = new OpenCase(new CaseBook(episodes, new InMemoryCases(), policy, clock), policy);
      issuePass =
          new IssuePass(
              episodes,
              accounts,
              new InMemoryPasses(),
              doubts,
              policy,
              clock,
              new DecisionCount(meters));
    }

    List<Event> accept() {
      Event event = ada.accepted(LocalDate.of(2026, 12, 1), DeviceContext.MANAGED);
      return openCase.accepted(event, (JoinerAccepted) event.fact()).await().indefinitely();
    }

    void provision() {
      Event event = ada.provisioned();
      new NoteAccount(accounts)
          .provisioned((AccountProvisioned) event.fact())
          .await()
          .indefinitely();
    }

    RefusalReason refusal(Event request) {
      accept();
      provision();
      return ((PassRefused) ask(request).getFirst().fact()).reason();
    }

    List<Event> ask(Event request) {
      return issuePass.requested(request, (PassRequested) request.fact()).await().indefinitely();
    }
  }
}
