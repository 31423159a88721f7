package dev.firstkey.passissuer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.Window;
import dev.firstkey.passissuer.CaseView;
import dev.firstkey.passissuer.domain.CaseTerms;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case as it stands in an answer: opaque ids, no personal member.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseBody(
    UUID caseId,
    String workerId,
    String episodeId,
    Purpose purpose,
    String state,
    @Nullable CaseClosing closedBecause,
    Window window,
    DeviceContext deviceContext,
    int approvalsWanted,
    List<Approval> approvals,
    boolean accountReady,
    String policyVersion,
    Instant openedAt) {

  static CaseBody of(CaseView view) {
    CaseTerms terms = view.terms();
    return new CaseBody(
        terms.caseId(),
        view.episode().workerId(),
        view.episode().episodeId(),
        Purpose.FIRST_ENROLLMENT,
        view.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        view.closedBecause(),
        terms.window(),
        terms.deviceContext(),
        terms.approvalsWanted(),
        List.of(),
        view.accountReady(),
        terms.policyVersion(),
        view.openedAt());
  }
}
