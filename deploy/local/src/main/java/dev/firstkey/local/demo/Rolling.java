package dev.firstkey.local.demo;

import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.newhire.DeviceKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The gateway's replicas are stopped and started again one after the other while new hires are on
/// their way, as an upgrade does it. Afterwards one proof is shown to two of them.
final class Rolling implements Fault {
  private static final String GATEWAY = "enrollment-gateway";

  private final Place place;
  private final Progress progress;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private @Nullable Thread happening;

  Rolling(Place place, Progress progress) {
    this.place = place;
    this.progress = progress;
  }

  @Override
  public void arm() {
    if (place.stack().beside(GATEWAY).isEmpty()) {
      throw new Trouble("A rolling restart wants replicas: FIRSTKEY_REPLICAS=2 ./firstkey up");
    }
  }

  @Override
  public synchronized void at(Step step) {
    if (happening == null && step == Step.PASS) {
      happening = Thread.ofVirtual().start(this::happen);
    }
  }

  private void happen() {
    Stack stack = place.stack();
    var replicas = new ArrayList<>(List.of(GATEWAY));
    replicas.addAll(stack.beside(GATEWAY));
    try {
      for (var replica : replicas) {
        progress.say("Restarting " + replica + ".");
        stack.stop(replica);
        stack.up(progress);
      }
    } catch (RuntimeException failure) {
      failures.add("the gateway was not restarted: " + failure.getMessage());
    }
  }

  @Override
  public List<String> end() throws InterruptedException {
    Thread restart;
    synchronized (this) {
      restart = happening;
    }
    if (restart == null) {
      return List.of("the gateway was never restarted");
    }
    restart.join();
    try {
      onceForAll();
    } catch (Stopped stopped) {
      failures.add("a gateway did not answer: " + stopped.getMessage());
    }
    return List.copyOf(failures);
  }

  /// RFC 9449: a nonce of one replica is taken by the other, and a proof that one has seen is used
  /// at every other.
  private void onceForAll() throws Stopped, InterruptedException {
    var replicas = place.stack().urls(Service.ENROLLMENT_GATEWAY);
    var one = URI.create(replicas.getFirst() + "/transactions");
    var other = URI.create(replicas.getLast() + "/transactions");
    var nonce = post(one, Map.of()).header("DPoP-Nonce").orElse("");
    var proof = Map.of("DPoP", new DeviceKey().proof("POST", one, nonce));
    expect(201, "the nonce of one replica at another", post(other, proof));
    expect(401, "the same proof at the first", post(one, proof));
    expect(401, "the same proof once more", post(other, proof));
  }

  private Api.Answer post(URI uri, Map<String, String> headers)
      throws Stopped, InterruptedException {
    return place.api().send("POST", uri, headers, null);
  }

  private void expect(int status, String what, Api.Answer answer) {
    progress.say(what + ": " + answer.status());
    if (answer.status() != status) {
      failures.add(what + " was answered " + answer.spoken());
    }
  }
}
