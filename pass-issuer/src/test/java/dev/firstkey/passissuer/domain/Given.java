package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One episode as these tests speak of it: a window of fourteen days, a managed device.
public final class Given {
  public static final EpisodeKey EPISODE = new EpisodeKey("w-10442", "ep-2026-1");
  public static final Instant START = Instant.parse("2026-11-30T23:00:00Z");
  public static final Window WINDOW = new Window(START, START.plus(Duration.ofDays(14)));
  public static final Window MOVED =
      new Window(START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(15)));

  private Given() {}

  static Statement stated(long sequence) {
    return statement(sequence, WINDOW, DeviceContext.MANAGED, 0);
  }

  static Statement moved(long sequence) {
    return statement(sequence, MOVED, DeviceContext.MANAGED, 0);
  }

  static Statement bundled(long sequence, @Nullable String bundle) {
    CaseTerms plain = terms(sequence, WINDOW, DeviceContext.MANAGED, 0);
    CaseTerms terms =
        new CaseTerms(
            plain.caseId(), WINDOW, DeviceContext.MANAGED, 0, plain.policyVersion(), bundle);
    return new Statement(sequence, terms, Employment.ENDLESS);
  }

  static Statement statement(long sequence, Window window, DeviceContext device, int approvals) {
    return new Statement(sequence, terms(sequence, window, device, approvals), Employment.ENDLESS);
  }

  static CaseTerms terms(long sequence, Window window, DeviceContext device, int approvals) {
    return new CaseTerms(
        EPISODE.caseBegunAt(sequence, Purpose.FIRST_ENROLLMENT),
        window,
        device,
        approvals,
        "2026-11");
  }

  static CaseFacts facts(CaseCommand... commands) {
    CaseFacts facts = CaseFacts.none();
    for (CaseCommand command : commands) {
      facts = CaseLifecycle.apply(facts, command);
    }
    return facts;
  }

  /// A policy where attended proofing suffices everywhere but offline.
  public static PassPolicy policy(int approvalsWanted) {
    Map<DeviceContext, DeviceRule> rules = new EnumMap<>(DeviceContext.class);
    for (DeviceContext context : DeviceContext.values()) {
      rules.put(context, attended(Attachment.ANY, true));
    }
    rules.put(DeviceContext.MANAGED, attended(Attachment.PLATFORM, false));
    rules.put(DeviceContext.OFFLINE, new DeviceRule(Set.of(), requirements(Attachment.ANY, false)));
    return new PassPolicy("2026-11", 14, 10, approvalsWanted, rules);
  }

  private static DeviceRule attended(Attachment attachment, boolean backupEligible) {
    return new DeviceRule(
        Set.of(ProofingMethod.ATTENDED), requirements(attachment, backupEligible));
  }

  static AuthenticatorRequirements requirements(Attachment attachment, boolean backupEligible) {
    return new AuthenticatorRequirements(
        true, true, attachment, backupEligible, AttestationDemand.NONE);
  }
}
