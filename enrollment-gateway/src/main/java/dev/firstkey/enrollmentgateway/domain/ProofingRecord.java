package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.DocumentType;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.VerifiedClaims;
import dev.firstkey.contracts.VerifiedClaims.CheckDetails;
import dev.firstkey.contracts.VerifiedClaims.DocumentDetails;
import dev.firstkey.contracts.VerifiedClaims.Evidence;
import dev.firstkey.contracts.Witness;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is recorded of a registrar's word: our own few words, and the same as `verified_claims` of
/// OpenID Identity Assurance. Neither holds a name or a number of a document.
public final class ProofingRecord {
  private static final CheckDetails DOCUMENT_IN_PERSON = new CheckDetails("vpip");
  private static final CheckDetails PERSON_IN_PERSON = new CheckDetails("pvp");

  private ProofingRecord() {}

  /// @param framework the rules by which registrars confirm people
  public static Proofing of(Word word, Optional<Word> witness, String framework) {
    return new Proofing(
        ProofingMethod.ATTENDED,
        word.registrar(),
        word.at(),
        word.evidence(),
        witness.map(ProofingRecord::witness).orElse(null),
        verified(word, framework));
  }

  private static Witness witness(Word word) {
    return new Witness(word.registrar(), word.at(), word.evidence());
  }

  private static VerifiedClaims verified(Word word, String framework) {
    return new VerifiedClaims(
        new VerifiedClaims.Verification(framework, word.at(), List.of(evidence(word))),
        new VerifiedClaims.Claims(word.workerId()));
  }

  private static Evidence evidence(Word word) {
    return switch (word.evidence()) {
      case GOVERNMENT_ID -> document(word.document());
      case EMPLOYEE_BADGE -> document(DocumentType.EMPLOYEE_BADGE);
      case KNOWN_IN_PERSON -> new Evidence("vouch", List.of(PERSON_IN_PERSON), null);
    };
  }

  private static Evidence document(@Nullable DocumentType type) {
    return new Evidence(
        "document",
        List.of(DOCUMENT_IN_PERSON, PERSON_IN_PERSON),
        type == null ? null : new DocumentDetails(type));
  }

  /// Whether this document is of this kind.
  public static boolean fits(EvidenceKind evidence, DocumentType document) {
    return (evidence == EvidenceKind.GOVERNMENT_ID && document != DocumentType.EMPLOYEE_BADGE)
        || (evidence == EvidenceKind.EMPLOYEE_BADGE && document == DocumentType.EMPLOYEE_BADGE);
  }
}
