package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.CaseClosing;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The set of facts known of an episode, and what they mean for its enrollment. The result never
/// depends on the order in which they arrived: this is a set with a union.
///
/// @param statements HR's statements by their sequence
/// @param ranOut the cases whose window is over
/// @param endings what ended the enrollment for good: left, withdrawn, enrolled
public record CaseFacts(
    Map<Long, Statement> statements, Set<UUID> ranOut, Set<CaseClosing> endings) {

  public CaseFacts {
    statements = Map.copyOf(statements);
    ranOut = Set.copyOf(ranOut);
    endings = Set.copyOf(endings);
  }

  /// Nothing is known.
  public static CaseFacts none() {
    return new CaseFacts(Map.of(), Set.of(), Set.of());
  }

  /// The facts as they were kept.
  public static CaseFacts of(
      Collection<Statement> statements, Collection<UUID> ranOut, Collection<CaseClosing> endings) {
    SortedMap<Long, Statement> bySequence = new TreeMap<>();
    statements.forEach(statement -> bySequence.put(statement.sequence(), statement));
    return new CaseFacts(bySequence, Set.copyOf(ranOut), Set.copyOf(endings));
  }

  /// What is so.
  public EnrollmentCase standing() {
    if (!endings.isEmpty()) {
      return new EnrollmentCase.Closed(endings);
    }
    return current().<EnrollmentCase>map(this::standing).orElseGet(EnrollmentCase.Unknown::new);
  }

  /// The terms of the newest case, closed or not. A case begins with the first of the newest
  /// statements that expect the same.
  public Optional<CaseTerms> current() {
    List<CaseTerms> newestFirst =
        new TreeMap<>(statements).descendingMap().values().stream().map(Statement::terms).toList();
    return newestFirst.stream()
        .takeWhile(terms -> terms.expectTheSameAs(newestFirst.getFirst()))
        .reduce((_, older) -> older);
  }

  /// From when on the worker counts as having left, as the newest statement has it.
  public Instant employmentEnds() {
    return statements.isEmpty()
        ? Employment.ENDLESS
        : new TreeMap<>(statements).lastEntry().getValue().employmentEnds();
  }

  CaseFacts with(Statement statement) {
    SortedMap<Long, Statement> more = new TreeMap<>(statements);
    more.putIfAbsent(statement.sequence(), statement);
    return new CaseFacts(more, ranOut, endings);
  }

  CaseFacts withRanOut(UUID caseId) {
    Set<UUID> more = new HashSet<>(ranOut);
    more.add(caseId);
    return new CaseFacts(statements, more, endings);
  }

  CaseFacts with(CaseClosing ending) {
    EnumSet<CaseClosing> more = EnumSet.of(ending);
    more.addAll(endings);
    return new CaseFacts(statements, ranOut, more);
  }

  private EnrollmentCase standing(CaseTerms terms) {
    if (ranOut.contains(terms.caseId())) {
      return new EnrollmentCase.Closed(Set.of(CaseClosing.WINDOW_OVER));
    }
    return terms.approvalsWanted() > 0
        ? new EnrollmentCase.AwaitingApproval(terms)
        : new EnrollmentCase.Open(terms);
  }
}
