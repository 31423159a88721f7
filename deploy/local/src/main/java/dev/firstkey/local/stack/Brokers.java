package dev.firstkey.local.stack;

import dev.firstkey.backing.KafkaSeat;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Kafka: one broker, or three of which any two are enough.
///
/// @param count how many brokers there are
record Brokers(Home home, Ports row, int count) {

  /// The brokers that there are since the first `up`; before, what `FIRSTKEY_BROKERS` says.
  ///
  /// @throws Trouble where there are others than it says
  static Brokers of(Home home, Ports row, @Nullable String asked) {
    if (asked != null && !asked.strip().matches("[13]?")) {
      throw new Trouble("FIRSTKEY_BROKERS must be 1 or 3, and is '" + asked + "'.");
    }
    var wanted = Optional.ofNullable(asked).map(String::strip).filter(text -> !text.isEmpty());
    var count = wanted.map(Integer::parseInt);
    var there = there(home);
    if (count.isPresent() && there.isPresent() && !there.equals(count)) {
      throw new Trouble(
          """
          The stack has %d broker(s), with records on them, and FIRSTKEY_BROKERS says %d.
          Unset it to use that stack, or run `./firstkey reset` first, with it unset.\
          """
              .formatted(there.get(), count.get()));
    }
    return new Brokers(home, row, there.or(() -> count).orElse(1));
  }

  private static Optional<Integer> there(Home home) {
    if (Files.isDirectory(home.state().resolve("kafka-3"))) {
      return Optional.of(3);
    }
    return Optional.of(1).filter(_ -> Files.isDirectory(home.state().resolve("kafka")));
  }

  List<KafkaPart> parts() {
    return nodes().mapToObj(node -> new KafkaPart(home, this, node)).toList();
  }

  /// For clients: every broker.
  String bootstrapServers() {
    return nodes().mapToObj(this::address).collect(Collectors.joining(","));
  }

  String address(int node) {
    return "127.0.0.1:" + row.broker(node);
  }

  KafkaSeat seat(int node) {
    return new KafkaSeat(
        KafkaSeat.cluster(home.state().toString()),
        node,
        row.broker(node),
        nodes().mapToObj(row::controller).toList());
  }

  private IntStream nodes() {
    return IntStream.rangeClosed(1, count);
  }
}
