package dev.firstkey.backing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where Kafka is, and as whom a client speaks to it.
///
/// @param login empty where Kafka lets everybody do everything
public record KafkaClient(String bootstrapServers, Optional<KafkaLogin> login) {

  /// Of a Kafka that asks nobody.
  public static KafkaClient anybody(String bootstrapServers) {
    return new KafkaClient(bootstrapServers, Optional.empty());
  }

  /// Of a Kafka that asks.
  public static KafkaClient as(KafkaLogin login, String bootstrapServers) {
    return new KafkaClient(bootstrapServers, Optional.of(login));
  }

  /// The settings of a Kafka client, the secret ones too, and more of them.
  public Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("bootstrap.servers", bootstrapServers);
    login.ifPresent(user -> {
      all.putAll(user.open());
      all.put("sasl.jaas.config", user.jaas());
    });
    return all;
  }

  /// The settings of a Kafka client, the secret ones too.
  public Map<String, Object> settings() {
    return with(Map.of());
  }

  /// Writes the settings as librdkafka and kcat (`-F`) know them, into a file that only its owner
  /// may read.
  public void writeForKcat(Path file) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrapServers);
    login.ifPresent(user -> {
      properties.putAll(user.open());
      properties.setProperty("sasl.username", user.user());
      properties.setProperty("sasl.password", user.password());
    });
    BackingFiles.writePrivately(file, properties);
  }

  /// Writes the settings as a Java client's properties file that only its owner may read.
  public void write(Path file) {
    Properties properties = new Properties();
    settings().forEach((name, value) -> properties.setProperty(name, value.toString()));
    BackingFiles.writePrivately(file, properties);
  }
}
