package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.CeremonyGuard;
import dev.firstkey.enrollmentgateway.domain.CeremonyStep;
import dev.firstkey.enrollmentgateway.domain.CeremonyTerms;
import dev.firstkey.enrollmentgateway.domain.CeremonyVerdict;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Looks at a registration response: the gateway's own checks first, the library's after them.
@ApplicationScoped
class Ceremony {
  private final StatementVerifier statements;
  private final Tally tally;

  Ceremony(StatementVerifier statements, Tally tally) {
    this.statements = statements;
    this.tally = tally;
  }

  CeremonyVerdict look(Optional<RegistrationResponse> response, CeremonyTerms terms) {
    CeremonyVerdict verdict =
        response
            .map(readable -> verified(readable, terms))
            .orElseGet(() -> new CeremonyVerdict.Unfit(CeremonyStep.READABLE));
    if (verdict instanceof CeremonyVerdict.Unfit(CeremonyStep step)) {
      tally.count("ceremony", step.word());
    }
    return verdict;
  }

  private CeremonyVerdict verified(RegistrationResponse response, CeremonyTerms terms) {
    CeremonyVerdict verdict = CeremonyGuard.look(response, terms);
    return switch (verdict) {
      case CeremonyVerdict.Unfit _ -> verdict;
      case CeremonyVerdict.Fitting _ ->
          statements.accepts(response, terms)
              ? verdict
              : new CeremonyVerdict.Unfit(CeremonyStep.STATEMENT);
    };
  }
}
