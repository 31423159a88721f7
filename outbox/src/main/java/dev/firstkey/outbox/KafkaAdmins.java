package dev.firstkey.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// Opens Kafka's administration client with what the configuration says of Kafka (`kafka.*`): where
/// it is, and as whom this service speaks to it.
@ApplicationScoped
public class KafkaAdmins {
  private final Map<String, Object> kafka;

  KafkaAdmins(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.kafka = kafka;
  }

  /// The caller closes it.
  public Admin open() {
    return Admin.create(settings());
  }

  /// The same; each of its calls gives up after this time.
  public Admin open(Duration patience) {
    Map<String, Object> settings = settings();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    return Admin.create(settings);
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    return settings;
  }
}
