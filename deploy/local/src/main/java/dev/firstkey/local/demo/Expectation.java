package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.stack.Service;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What has to be there before a new hire comes to the door: the account and the enrollment case.
///
/// @param patience for how many seconds each may take
record Expectation(Place place, AuditTrail audit, String workerId, int patience) {

  /// Waits for both.
  void await() throws Stopped, InterruptedException {
    awaitAccount();
    awaitCase();
  }

  private void awaitAccount() throws Stopped, InterruptedException {
    var address = place.stack().url(Service.JOINER_INGEST) + "/joiners?worker=" + workerId;
    Until.present(
        "The account of " + workerId,
        patience,
        () -> {
          var account = any(asOperator(address), "account", "ready");
          if (account.isEmpty()) {
            stopIfRejected();
          }
          return account;
        });
  }

  private void stopIfRejected() throws Stopped, InterruptedException {
    var rejected = audit.rejection(workerId);
    if (rejected.isPresent()) {
      throw new Stopped("joiner-ingest does not believe the hired event: " + rejected.get());
    }
  }

  private void awaitCase() throws Stopped, InterruptedException {
    var address = place.stack().url(Service.PASS_ISSUER) + "/cases?worker=" + workerId;
    Until.present(
        "A case for " + workerId,
        patience,
        () -> {
          return any(asOperator(address), "accountReady", "true");
        });
  }

  private JsonNode asOperator(String address) throws Stopped, InterruptedException {
    Api.Answer answer =
        Until.reached(patience, () -> place.api().get(address, place.tokens().of("operator")));
    if (!answer.isSuccess()) {
      throw new Stopped("On asking " + address + " the answer was " + answer.spoken());
    }
    return answer.body();
  }

  private static Optional<JsonNode> any(JsonNode list, String member, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(element -> element.path(member).asText().equals(value))
        .findFirst();
  }
}
