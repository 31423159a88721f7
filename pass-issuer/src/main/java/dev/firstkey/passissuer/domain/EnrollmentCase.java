package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.CaseClosing;
import java.util.Set;

/// What is so of an episode's enrollment, computed from facts alone.
public sealed interface EnrollmentCase {

  /// HR has stated nothing that is known here.
  record Unknown() implements EnrollmentCase {}

  /// A pass may be asked for inside the window.
  record Open(CaseTerms terms) implements EnrollmentCase {}

  /// Approvals are missing.
  record AwaitingApproval(CaseTerms terms) implements EnrollmentCase {}

  /// Nothing more is expected. Left, withdrawn and enrolled are final and stand side by side;
  /// window-over ends one case only, and HR may state another window.
  record Closed(Set<CaseClosing> because) implements EnrollmentCase {}
}
