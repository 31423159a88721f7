package dev.firstkey.joineringest.hris;

import dev.firstkey.contracts.WorkerType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A source as an installation registers it.
record RegisteredSource(
    String uri,
    Optional<String> client,
    Optional<String> topic,
    Optional<Path> signatureKeys,
    int precedence,
    Set<String> entities,
    OptionalInt hiresPerHour,
    OptionalInt hiresAtOnce,
    Map<String, Sources.Token> tokens)
    implements Sources.Source {

  static RegisteredSource producer(String uri) {
    return new RegisteredSource(
        uri,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Set.of(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Map.of());
  }

  RegisteredSource on(String name) {
    return new RegisteredSource(
        uri,
        client,
        Optional.of(name),
        signatureKeys,
        precedence,
        entities,
        hiresPerHour,
        hiresAtOnce,
        tokens);
  }

  RegisteredSource signing(Path keys) {
    return new RegisteredSource(
        uri,
        client,
        topic,
        Optional.of(keys),
        precedence,
        entities,
        hiresPerHour,
        hiresAtOnce,
        tokens);
  }

  RegisteredSource of(String oidcClient) {
    return new RegisteredSource(
        uri,
        Optional.of(oidcClient),
        topic,
        signatureKeys,
        precedence,
        entities,
        hiresPerHour,
        hiresAtOnce,
        tokens);
  }

  RegisteredSource counting(int more) {
    return new RegisteredSource(
        uri, client, topic, signatureKeys, more, entities, hiresPerHour, hiresAtOnce, tokens);
  }

  RegisteredSource of(Set<String> some) {
    return new RegisteredSource(
        uri, client, topic, signatureKeys, precedence, some, hiresPerHour, hiresAtOnce, tokens);
  }

  RegisteredSource hiring(OptionalInt anHour, OptionalInt atOnce) {
    return new RegisteredSource(
        uri, client, topic, signatureKeys, precedence, entities, anHour, atOnce, tokens);
  }

  RegisteredSource with(Map<String, Sources.Token> some) {
    return new RegisteredSource(
        uri, client, topic, signatureKeys, precedence, entities, hiresPerHour, hiresAtOnce, some);
  }

  static Sources all(Map<String, Sources.Source> all) {
    return () -> all;
  }

  @Override
  public boolean fourEyes() {
    return false;
  }

  @Override
  public Optional<Set<String>> legalEntities() {
    return Optional.of(entities);
  }

  @Override
  public Optional<Set<WorkerType>> workerTypes() {
    return Optional.empty();
  }

  @Override
  public Optional<Set<String>> accessBundles() {
    return Optional.empty();
  }
}
