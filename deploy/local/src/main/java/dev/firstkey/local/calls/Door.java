package dev.firstkey.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.local.stack.Waiting;
import dev.firstkey.newhire.DeviceKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One device at the gateway: every call carries a DPoP proof by its key (RFC 9449), with the
/// server's newest nonce.
public final class Door {
  private static final int TRIES = 20;

  private final Api api;
  private final List<String> replicas;
  private final AtomicInteger calls = new AtomicInteger();
  private final DeviceKey key;
  private volatile @Nullable String nonce;

  /// @param replicas where the gateway's replicas answer; the first is the public address. Calls go
  ///   to one after the other, as behind a load balancer, and say the public address.
  public Door(Api api, List<String> replicas) {
    this(api, replicas, new DeviceKey());
  }

  public Door(Api api, List<String> replicas, DeviceKey key) {
    this.key = key;
    this.api = api;
    this.replicas = List.copyOf(replicas);
  }

  /// The replica whose turn it is.
  public String next() {
    return replicas.get(Math.floorMod(calls.getAndIncrement(), replicas.size()));
  }

  /// The origin that the page would have.
  public String origin() {
    return replicas.getFirst();
  }

  /// Calls, and again with the nonce that the gateway asks for (§8), or later where it says so.
  public Api.Answer call(String method, String path, @Nullable JsonNode body)
      throws Stopped, InterruptedException {
    var answer = callSome(method, path, body);
    for (int tries = 1; wantsAnother(answer) && tries < TRIES; tries++) {
      answer.header("Retry-After").ifPresent(seconds -> Waiting.pause(pause(seconds)));
      answer = callSome(method, path, body);
    }
    return answer;
  }

  /// The next replica that answers, where there are several: a load balancer does the same.
  private Api.Answer callSome(String method, String path, @Nullable JsonNode body)
      throws Stopped, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return callAt(next(), method, path, body);
      } catch (Unreachable away) {
        if (replicas.size() == 1 || tries == TRIES) {
          throw away;
        }
        Waiting.pause(200);
      }
    }
  }

  /// Calls this replica, once.
  public Api.Answer callAt(String replica, String method, String path, @Nullable JsonNode body)
      throws Stopped, InterruptedException {
    var said = URI.create(origin() + path);
    var proof = key.proof(method, said, nonce);
    var answer = api.send(method, URI.create(replica + path), Map.of("DPoP", proof), body);
    answer.header("DPoP-Nonce").ifPresent(newest -> nonce = newest);
    return answer;
  }

  private static boolean wantsAnother(Api.Answer answer) {
    return answer.status() == 401 && asksForNonce(answer)
        || (answer.status() == 503 || answer.status() == 429)
            && answer.header("Retry-After").isPresent();
  }

  private static boolean asksForNonce(Api.Answer answer) {
    return answer
        .header("WWW-Authenticate")
        .filter(challenge -> challenge.contains("use_dpop_nonce"))
        .isPresent();
  }

  private static long pause(String seconds) {
    return seconds.matches("[0-9]{1,2}") ? Long.parseLong(seconds) * 1000 : 1000;
  }
}
