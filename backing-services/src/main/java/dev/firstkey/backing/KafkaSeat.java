package dev.firstkey.backing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/// A broker's place in its cluster, in which every broker is a controller too.
///
/// @param cluster the cluster's id
/// @param node the first is 1
/// @param port where its clients connect
/// @param controllerPorts where the controllers listen, in the order of their nodes
/// @param detour another way for clients to the broker
/// @param guard as whom the brokers speak to each other, and who may do everything; everybody else
///   has to sign in and may do what they were given the right to. Empty: everybody may do
///   everything, and nobody is asked
public record KafkaSeat(
    String cluster,
    int node,
    int port,
    List<Integer> controllerPorts,
    Optional<Detour> detour,
    Optional<KafkaLogin> guard) {

  /// A way over a proxy.
  ///
  /// @param port where the broker listens for it
  /// @param advertised where its clients connect: the proxy's port
  public record Detour(int port, int advertised) {}

  public KafkaSeat {
    controllerPorts = List.copyOf(controllerPorts);
  }

  /// With one way for all clients, and open to all.
  public KafkaSeat(String cluster, int node, int port, List<Integer> controllerPorts) {
    this(cluster, node, port, controllerPorts, Optional.empty(), Optional.empty());
  }

  /// The same name is always the same cluster. The id never begins with a dash, which Kafka's tools
  /// would take for an option.
  public static String cluster(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    String text = new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString();
    return text.startsWith("-") ? cluster(text) : text;
  }

  int controllerPort() {
    return controllerPorts.get(node - 1);
  }

  /// As in `listeners`.
  String listeners() {
    return "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort())
        + detour.map(way -> ",DETOUR://127.0.0.1:" + way.port()).orElse("");
  }

  /// As in `advertised.listeners`.
  String advertised() {
    return "CLIENTS://127.0.0.1:"
        + port
        + detour.map(way -> ",DETOUR://127.0.0.1:" + way.advertised()).orElse("");
  }

  /// As in `controller.quorum.voters`.
  String voters() {
    return IntStream.rangeClosed(1, controllerPorts.size())
        .mapToObj(voter -> voter + "@127.0.0.1:" + controllerPorts.get(voter - 1))
        .collect(Collectors.joining(","));
  }

  /// Whoever may do everything.
  KafkaClient admin() {
    return new KafkaClient("127.0.0.1:" + port, guard);
  }

  /// How many brokers hold each record: three where there are three.
  int copies() {
    return Math.min(3, controllerPorts.size());
  }

  /// How many of these must have a record before it counts: a majority.
  int copiesInSync() {
    return copies() / 2 + 1;
  }
}
