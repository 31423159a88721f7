package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What a command makes of a case: the facts grow by [#apply], and [#decide] says what differs.
public final class CaseLifecycle {
  private static final List<CaseClosing> STRONGEST_FIRST =
      List.of(
          CaseClosing.LEFT, CaseClosing.WITHDRAWN, CaseClosing.ENROLLED, CaseClosing.WINDOW_OVER);

  private CaseLifecycle() {}

  /// The facts with what the command says.
  public static CaseFacts apply(CaseFacts known, CaseCommand command) {
    return switch (command) {
      case CaseCommand.Expect(Statement statement) -> known.with(statement);
      case CaseCommand.Leave() -> known.with(CaseClosing.LEFT);
      case CaseCommand.Withdraw() -> known.with(CaseClosing.WITHDRAWN);
      case CaseCommand.Complete() -> known.with(CaseClosing.ENROLLED);
      case CaseCommand.RunOut(var caseId) -> known.withRanOut(caseId);
    };
  }

  /// What is to be said because of the command, the closing of an older case first.
  public static List<CaseChange> decide(CaseFacts known, CaseCommand command) {
    EnrollmentCase before = known.standing();
    EnrollmentCase after = apply(known, command).standing();
    if (live(before).map(Live::id).equals(live(after).map(Live::id))) {
      return List.of();
    }
    return Stream.concat(closing(before, after).stream(), opening(after).stream()).toList();
  }

  private static Optional<CaseChange> closing(EnrollmentCase before, EnrollmentCase after) {
    return live(before).map(live -> new CaseChange.Closed(live.terms().caseId(), why(after)));
  }

  private static Optional<CaseChange> opening(EnrollmentCase after) {
    return live(after).map(live -> new CaseChange.Opened(live.terms(), live.state()));
  }

  private static CaseClosing why(EnrollmentCase after) {
    return switch (after) {
      case EnrollmentCase.Closed(Set<CaseClosing> because) ->
          STRONGEST_FIRST.stream().filter(because::contains).findFirst().orElseThrow();
      case EnrollmentCase.Open _, EnrollmentCase.AwaitingApproval _, EnrollmentCase.Unknown _ ->
          CaseClosing.CHANGED;
    };
  }

  private static Optional<Live> live(EnrollmentCase state) {
    return switch (state) {
      case EnrollmentCase.Open(CaseTerms terms) -> Optional.of(new Live(terms, CaseState.OPEN));
      case EnrollmentCase.AwaitingApproval(CaseTerms terms) ->
          Optional.of(new Live(terms, CaseState.AWAITING_APPROVAL));
      case EnrollmentCase.Closed _, EnrollmentCase.Unknown _ -> Optional.empty();
    };
  }

  private record Live(CaseTerms terms, CaseState state) {
    UUID id() {
      return terms.caseId();
    }
  }
}
