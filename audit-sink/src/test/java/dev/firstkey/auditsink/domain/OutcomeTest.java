package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

  @ParameterizedTest
  @CsvSource({
    "JOINER_ACCEPTED, ok",
    "JOINER_IGNORED, ok",
    "JOINER_QUARANTINED, refused",
    "JOINER_REJECTED, refused",
    "JOINER_WITHDRAWN, ended",
    "JOINER_DEPARTED, ended",
    "ACCOUNT_DISABLED, ended",
    "ACCOUNT_DRIFTED, ended",
    "DIRECTORY_COMPARED, ok",
    "TRANSACTION_OPENED, ok",
    "PROOFING_FAILED, refused",
    "PASS_ISSUED, ok",
    "PASS_REFUSED, refused",
    "REDEMPTION_REFUSED, refused",
    "ENROLLMENT_COMPLETED, ok",
    "PASS_EXPIRED, ended",
    "CASE_EXPIRED, ended",
    "CASE_CLOSED, ended",
    "PASS_REVOKED, ended",
    "AUTHENTICATOR_REVOKED, ended",
    "AUTHENTICATOR_UNPUBLISHED, ended",
    "PROFILE_ERASED, ended",
    "REVOCATION_RECORD_PARKED, refused",
    "REVOCATION_RECORD_REPLAYED, ok",
    "REVOCATION_RECORD_GIVEN_UP, ok"
  })
  void isSaidByTheTypeAlone(EventType type, String outcome) {
    assertThat(Outcome.of(type).word()).isEqualTo(outcome);
  }
}
