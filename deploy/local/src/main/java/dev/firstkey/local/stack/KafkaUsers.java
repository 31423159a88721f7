package dev.firstkey.local.stack;

import dev.firstkey.backing.KafkaLogin;
import dev.firstkey.backing.KafkaLogin.Mechanism;
import java.util.List;
import java.util.stream.Stream;

/// Who may sign in at the stack's Kafka, each with a random password of its own in the state folder
/// (mode 600).
record KafkaUsers(Home home) {
  /// The brokers themselves, and whoever keeps the topics, the users and their rights.
  static final String ADMIN = "admin";

  /// Who only looks, such as the demo.
  static final String OBSERVER = "observer";

  /// Who reads what HR is told back.
  static final String HR = "hr";

  /// Everybody but the administrator.
  List<KafkaLogin> all() {
    var services = Service.all().map(Service::spoken);
    var sources = Source.all().map(Source::user);
    return Stream.of(services, sources, Stream.of(OBSERVER, HR))
        .flatMap(names -> names)
        .map(this::login)
        .toList();
  }

  KafkaLogin admin() {
    return KafkaLogin.recorded(home.of("kafka-users"), ADMIN, Mechanism.PLAIN);
  }

  KafkaLogin login(String user) {
    return KafkaLogin.recorded(home.of("kafka-users"), user, Mechanism.SCRAM);
  }
}
