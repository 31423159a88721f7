package dev.firstkey.backing;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
public record KafkaSeat(String cluster, int node, int port, List<Integer> controllerPorts) {

  public KafkaSeat {
    controllerPorts = List.copyOf(controllerPorts);
  }

  /// The same name is always the same cluster.
  public static String cluster(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString();
  }

  int controllerPort() {
    return controllerPorts.get(node - 1);
  }

  /// As in `controller.quorum.voters`.
  String voters() {
    return IntStream.rangeClosed(1, controllerPorts.size())
        .mapToObj(voter -> voter + "@127.0.0.1:" + controllerPorts.get(voter - 1))
        .collect(Collectors.joining(","));
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
