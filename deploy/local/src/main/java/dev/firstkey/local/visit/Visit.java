package dev.firstkey.local.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.contracts.EventType;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Door;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.stack.Service;
import dev.firstkey.newhire.DeviceKey;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One device at the door: open, proof, options, register, each once.
public final class Visit {
  private static final int PATIENCE = 60;
  private static final long HEARD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Place place;
  private final Ears ears;
  private final String workerId;
  private final Door door;
  private String transaction = "/transactions/none-yet";
  private String checkCode = "";

  public Visit(Place place, Ears ears, String workerId) {
    this(place, ears, workerId, new DeviceKey());
  }

  public Visit(Place place, Ears ears, String workerId, DeviceKey key) {
    this.place = place;
    this.ears = ears;
    this.workerId = workerId;
    this.door = new Door(place.api(), place.stack().urls(Service.ENROLLMENT_GATEWAY), key);
  }

  /// Waits until there is something to enroll for.
  public void awaitCase() throws Stopped, InterruptedException {
    long account = await(ears.hear(workerId, EventType.ACCOUNT_PROVISIONED)).at();
    long opened = await(ears.hear(workerId, EventType.CASE_OPENED)).at();
    // Nobody comes within a blink of HR's event; pass-issuer hears of the account in its own time,
    // and refuses until then.
    TimeUnit.NANOSECONDS.sleep(Math.max(account, opened) + HEARD_NANOS - System.nanoTime());
  }

  /// Opens the transaction, and the registrar says who stands there.
  public void confirm() throws Stopped, InterruptedException {
    var opened = expect(door.call("POST", "/transactions", null));
    transaction = "/transactions/" + opened.path("transactionId").asText();
    checkCode = opened.path("checkCode").asText();
    stateWhoItIs();
  }

  private void stateWhoItIs() throws Stopped, InterruptedException {
    var said =
        JsonNodeFactory.instance
            .objectNode()
            .put("workerId", workerId)
            .put("checkCode", checkCode)
            .put("evidence", "government-id");
    var answer =
        Until.present(
            "A case that the gateway knows",
            PATIENCE,
            () ->
                Optional.of(place.api().post(proofing(), place.tokens().of("registrar"), said))
                    .filter(given -> !given.isProblem("no-open-case")));
    expect(answer);
  }

  private String proofing() {
    return door.next() + "/staff" + transaction + "/proofing";
  }

  /// The state as the gateway tells it.
  public String state() throws Stopped, InterruptedException {
    return expect(door.call("GET", transaction, null)).path("state").asText();
  }

  /// Waits until the gateway has the pass.
  public void awaitPass() throws Stopped, InterruptedException {
    await(ears.hear(workerId, EventType.PASS_ISSUED));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (System.nanoTime() < deadline) {
      var state = state();
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

  /// The options of the registration ceremony.
  public JsonNode options() throws Stopped, InterruptedException {
    return expect(door.call("POST", transaction + "/registration/options", null));
  }

  /// Registers a new authenticator, whatever comes of it.
  public Api.Answer register(JsonNode options) throws Stopped, InterruptedException {
    return register(options, new SoftwareAuthenticator(Traits.synced()), door.next());
  }

  /// The same, and again for as long as the gateway says when to come back, as the page does.
  public Api.Answer registerPatiently(JsonNode options) throws Stopped, InterruptedException {
    var authenticator = new SoftwareAuthenticator(Traits.synced());
    var response = authenticator.registration(options, door.origin());
    return door.call("POST", transaction + "/registration", response);
  }

  /// The code that its page shows.
  public String checkCode() {
    return checkCode;
  }

  /// Where it is at the gateway.
  public String path() {
    return transaction;
  }

  /// What this authenticator answers, not sent yet.
  public JsonNode answer(JsonNode options, SoftwareAuthenticator authenticator) {
    return authenticator.registration(options, door.origin());
  }

  /// Sends an answer, whatever comes of it.
  public Api.Answer send(JsonNode answer) throws Stopped, InterruptedException {
    return door.call("POST", transaction + "/registration", answer);
  }

  /// Registers this authenticator, whatever comes of it.
  public Api.Answer register(JsonNode options, SoftwareAuthenticator authenticator)
      throws Stopped, InterruptedException {
    return register(options, authenticator, door.next());
  }

  /// @param replica which of the gateway's replicas is asked
  public Api.Answer register(JsonNode options, SoftwareAuthenticator authenticator, String replica)
      throws Stopped, InterruptedException {
    var response = authenticator.registration(options, door.origin());
    return door.callAt(replica, "POST", transaction + "/registration", response);
  }

  /// The answer's body.
  ///
  /// @throws Stopped where it is no success
  public static JsonNode expect(Api.Answer answer) throws Stopped {
    if (!answer.isSuccess()) {
      throw new Stopped(answer.spoken());
    }
    return answer.body();
  }

  /// What was heard, once it is here.
  public static Ears.Heard await(CompletableFuture<Ears.Heard> event)
      throws Stopped, InterruptedException {
    try {
      return event.get(PATIENCE, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      throw new Stopped("an event did not come within " + PATIENCE + " seconds");
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
