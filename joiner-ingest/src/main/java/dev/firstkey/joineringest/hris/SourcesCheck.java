package dev.firstkey.joineringest.hris;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses to start where the registered sources are ambiguous: who speaks must be one of them.
@ApplicationScoped
class SourcesCheck {
  private static final int LONGEST = 128;

  private final Sources sources;
  private final List<String> heard;

  SourcesCheck(Sources sources, @ConfigProperty(name = SourceTopics.NAMES) List<String> heard) {
    this.sources = sources;
    this.heard = List.copyOf(heard);
  }

  void check(@Observes StartupEvent started) {
    refuseTwins("uri", sources.all().values().stream().map(Sources.Source::uri).toList());
    refuseTwins(
        "client",
        sources.all().values().stream().flatMap(source -> source.client().stream()).toList());
    sources
        .all()
        .forEach((name, source) -> {
          check("firstkey.sources." + name, source);
        });
    sources.all().values().stream()
        .filter(source -> !source.isScim())
        .collect(Collectors.groupingBy(Sources.Source::speaksOn))
        .forEach(SourcesCheck::refuseStrangers);
    refuseEquals();
    SourceTokens.check(sources);
  }

  // Which of the two counts would be a guess.
  private void refuseEquals() {
    List<Map.Entry<String, Sources.Source>> named = List.copyOf(sources.all().entrySet());
    for (int one = 0; one < named.size(); one++) {
      for (int other = 0; other < one; other++) {
        refuseEquals(named.get(one), named.get(other));
      }
    }
  }

  private static void refuseEquals(
      Map.Entry<String, Sources.Source> one, Map.Entry<String, Sources.Source> other) {
    if (one.getValue().precedence() == other.getValue().precedence()
        && one.getValue().scope().meets(other.getValue().scope())) {
      throw new IllegalStateException(
          "firstkey.sources.%s and firstkey.sources.%s may speak for the same workers, so they need"
                  .formatted(one.getKey(), other.getKey())
              + " different precedence");
    }
  }

  private void check(String name, Sources.Source source) {
    String uri = source.uri();
    if (uri.isBlank() || uri.length() > LONGEST || !PlainText.is(uri)) {
      throw new IllegalStateException(name + ".uri must be 1 to " + LONGEST + " plain characters");
    }
    checkRate(name, source);
    if (source.isScim() && source.topic().isPresent()) {
      throw new IllegalStateException(
          name + " has a client or tokens and a topic, and must have one of them");
    }
    if (source.isScim() && source.signatureKeys().isPresent()) {
      throw new IllegalStateException(
          name + " has a client or tokens and signature-keys: a client proves itself by its token");
    }
    if (!source.isScim() && !heard.contains(source.speaksOn())) {
      throw new IllegalStateException(
          name
              + ".topic is not heard: set it by that name, or name it in "
              + SourceTopics.NAMES
              + " and mp.messaging.incoming.hris.topics too");
    }
  }

  private static void checkRate(String name, Sources.Source source) {
    if (source.hiresPerHour().orElse(1) < 1 || source.hiresAtOnce().orElse(1) < 1) {
      throw new IllegalStateException(
          name + ".hires-per-hour and .hires-at-once must be 1 or more");
    }
    if (source.hiresAtOnce().isPresent() && source.hiresPerHour().isEmpty()) {
      throw new IllegalStateException(name + ".hires-at-once says nothing without .hires-per-hour");
    }
  }

  // Whoever may write there could speak as each of them.
  private static void refuseStrangers(String topic, List<Sources.Source> speakers) {
    if (speakers.size() > 1
        && speakers.stream().anyMatch(source -> source.signatureKeys().isEmpty())) {
      throw new IllegalStateException(
          "Several sources have the topic " + topic + ", so each of them must have signature-keys");
    }
  }

  private static void refuseTwins(String setting, List<String> values) {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw new IllegalStateException(
            "Two of firstkey.sources have the same " + setting + ": " + value);
      }
    }
  }
}
