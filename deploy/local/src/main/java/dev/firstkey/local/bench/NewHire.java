package dev.firstkey.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.contracts.EventType;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Door;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.stack.Service;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One new hire at the door, with as few calls as an enrollment needs: open, proof, options,
/// register, and one look at the state.
final class NewHire {
  private static final int PATIENCE = 60;

  private final Place place;
  private final Ears ears;
  private final String workerId;
  private final Door door;

  NewHire(Place place, Ears ears, String workerId) {
    this.place = place;
    this.ears = ears;
    this.workerId = workerId;
    this.door = new Door(place.api(), place.stack().urls(Service.ENROLLMENT_GATEWAY));
  }

  /// @return nanoseconds from the first call to the answer of the last, and from the registrar's
  ///   word to the pass at the gateway
  Times enroll() throws Stopped, InterruptedException {
    long start = System.nanoTime();
    var opened = expect(door.call("POST", "/transactions", null));
    var transaction = "/transactions/" + opened.path("transactionId").asText();
    confirm(transaction, opened.path("checkCode").asText());
    long asked = System.nanoTime();
    await(ears.hear(workerId, EventType.PASS_ISSUED));
    awaitPass(transaction);
    long answered = System.nanoTime();
    register(transaction + "/registration");
    return new Times(System.nanoTime() - start, answered - asked);
  }

  private void confirm(String transaction, String checkCode) throws Stopped, InterruptedException {
    var said =
        JsonNodeFactory.instance
            .objectNode()
            .put("workerId", workerId)
            .put("checkCode", checkCode)
            .put("evidence", "government-id");
    var address = door.next() + "/staff" + transaction + "/proofing";
    var answer =
        Until.present(
            "A case that the gateway knows",
            PATIENCE,
            () ->
                Optional.of(place.api().post(address, place.tokens().of("registrar"), said))
                    .filter(given -> !given.isProblem("no-open-case")));
    expect(answer);
  }

  private void awaitPass(String transaction) throws Stopped, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (System.nanoTime() < deadline) {
      var state = expect(door.call("GET", transaction, null)).path("state").asText();
      if (state.equals("pass-ready")) {
        return;
      }
      if (!state.equals("waiting-for-pass")) {
        throw new Stopped("the gateway says '" + state + "' where a pass was to come");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    throw new Stopped("no pass within " + PATIENCE + " seconds");
  }

  private void register(String path) throws Stopped, InterruptedException {
    var options = expect(door.call("POST", path + "/options", null));
    var authenticator = new SoftwareAuthenticator(Traits.synced());
    expect(door.call("POST", path, authenticator.registration(options, door.origin())));
  }

  private static JsonNode expect(Api.Answer answer) throws Stopped {
    if (!answer.isSuccess()) {
      throw new Stopped(answer.spoken());
    }
    return answer.body();
  }

  static long await(CompletableFuture<Long> moment) throws Stopped, InterruptedException {
    try {
      return moment.get(PATIENCE, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      throw new Stopped("an event did not come within " + PATIENCE + " seconds");
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
