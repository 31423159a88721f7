package dev.firstkey.joineringest.hris;

import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerType;
import dev.firstkey.joineringest.domain.Rate;
import dev.firstkey.joineringest.domain.Scope;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Who is believed: each source of joiner events, by a name of the installation's own. One that is
/// not here is refused, and without any nothing is believed.
@ConfigMapping(prefix = "firstkey.sources")
public interface Sources {
  /// The topic on which we write down what SCIM clients told us.
  String SCIM = Topic.HRIS_SCIM.name("");

  /// A system that knows of hires. It speaks on a Kafka topic, or it is a SCIM client.
  interface Source {
    /// The CloudEvents `source` of what it says.
    String uri();

    /// The OIDC client (`azp`) that speaks SCIM as this source; a Kafka producer has none.
    Optional<String> client();

    /// The Kafka topic on which it speaks, behind the installation's prefix; `hris` where none is
    /// given. A SCIM client has none.
    Optional<String> topic();

    /// The tokens with which it may speak SCIM where its client can send nothing but one long-lived
    /// secret, by the installation's names for them: none, one, or two while one takes the other's
    /// place.
    Map<String, Token> tokens();

    /// A file with the JSON Web Key Set of what it signs with; without one it need not sign.
    Optional<Path> signatureKeys();

    /// How much it counts beside other sources that may speak for the same workers: more counts.
    @WithDefault("0")
    int precedence();

    /// Whether a second person has to confirm what one person of the staff completed of it.
    @WithDefault("true")
    boolean fourEyes();

    /// How many people it usually hires in an hour. What is above it waits its turn, and is told;
    /// nothing waits where none is given.
    OptionalInt hiresPerHour();

    /// How many of them may come at once; as many as in an hour where none is given.
    OptionalInt hiresAtOnce();

    /// The same; empty where it has none.
    default Optional<Rate> rate() {
      return hiresPerHour().isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Rate(hiresPerHour().getAsInt(), hiresAtOnce().orElse(hiresPerHour().getAsInt())));
    }

    /// For whom it may speak.
    default Scope scope() {
      return new Scope(
          legalEntities().orElse(Set.of()),
          workerTypes().orElse(Set.of()),
          accessBundles().orElse(Set.of()));
    }

    /// Whether it is a SCIM client.
    default boolean isScim() {
      return client().isPresent() || !tokens().isEmpty();
    }

    /// Where its records stand.
    default String speaksOn() {
      return isScim() ? SCIM : topic().orElse(SourceTopics.DEFAULT);
    }

    /// The legal entities for which it may speak, as it names them; all where none is given.
    Optional<Set<String>> legalEntities();

    /// The worker types for which it may speak; all where none is given.
    Optional<Set<WorkerType>> workerTypes();

    /// The access bundles that it may name; all where none is given.
    Optional<Set<String>> accessBundles();
  }

  /// A token of a source, as [SourceTokens] knows it again. Nobody can make the token of it.
  interface Token {
    /// The SHA-256 of its characters, in hexadecimal.
    String sha256();

    /// The day on which it was made.
    LocalDate issued();
  }

  /// By the installation's names.
  @WithParentName
  Map<String, Source> all();

  /// Whether such a source is registered.
  default boolean isRegistered(String uri) {
    return named(uri).isPresent();
  }

  /// For whom a source may speak; empty where it is not registered any more.
  default Optional<Scope> scope(String uri) {
    return named(uri).map(Source::scope);
  }

  /// Whether a source is a SCIM client.
  default boolean isScim(String uri) {
    return named(uri).filter(Source::isScim).isPresent();
  }

  /// Whether two persons complete a record of a source.
  default boolean fourEyes(String uri) {
    return named(uri).map(Source::fourEyes).orElse(true);
  }

  /// How much a source counts; least where it is not registered any more.
  default int precedence(String uri) {
    return named(uri).map(Source::precedence).orElse(Integer.MIN_VALUE);
  }

  /// How many people a source usually hires; empty where that is not known.
  default Optional<Rate> rate(String uri) {
    return named(uri).flatMap(Source::rate);
  }

  private Optional<Source> named(String uri) {
    return all().values().stream().filter(one -> one.uri().equals(uri)).findFirst();
  }

  /// Whether a source is registered for the topic, named behind the installation's prefix: for its
  /// own, and a SCIM client for the one on which we write down what we were told.
  default boolean speaksOn(String topic, String uri) {
    return all().values().stream()
        .anyMatch(source -> source.uri().equals(uri) && source.speaksOn().equals(topic));
  }

  /// The source as which an OIDC client speaks SCIM.
  default Optional<String> ofClient(String client) {
    return all().values().stream()
        .filter(source -> source.client().filter(client::equals).isPresent())
        .map(Source::uri)
        .findFirst();
  }
}
