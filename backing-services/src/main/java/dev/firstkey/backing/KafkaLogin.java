package dev.firstkey.backing;

import java.nio.file.Path;
import java.util.Map;

/// As whom a client speaks to Kafka. It prints as the user's name alone.
///
/// @param password of `[A-Za-z0-9]`
public record KafkaLogin(String user, String password, Mechanism mechanism) {

  /// How the user proves itself.
  public enum Mechanism {
    /// RFC 5802 and 7677 with SHA-512: the password never crosses the wire.
    SCRAM("SCRAM-SHA-512", "scram.ScramLoginModule"),
    /// RFC 4616, for the brokers themselves, who are there before any user is.
    PLAIN("PLAIN", "plain.PlainLoginModule");

    private final String word;
    private final String module;

    Mechanism(String word, String module) {
      this.word = word;
      this.module = "org.apache.kafka.common.security." + module;
    }

    String word() {
      return word;
    }
  }

  /// The user's login with the password that the folder's private file holds for it, a new random
  /// one the first time.
  public static KafkaLogin recorded(Path folder, String user, Mechanism mechanism) {
    return new KafkaLogin(user, Passwords.recorded(folder, user), mechanism);
  }

  /// What is no secret of the client's settings.
  public Map<String, String> open() {
    return Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", mechanism.word());
  }

  /// The value of `sasl.jaas.config`, which is a secret.
  public String jaas() {
    return "%s required username=\"%s\" password=\"%s\";"
        .formatted(mechanism.module, user, password);
  }

  /// The same for a broker that knows this user by itself.
  String jaasOfBroker() {
    return "%s required username=\"%s\" password=\"%s\" user_%s=\"%s\";"
        .formatted(mechanism.module, user, password, user, password);
  }

  @Override
  public String toString() {
    return user;
  }
}
