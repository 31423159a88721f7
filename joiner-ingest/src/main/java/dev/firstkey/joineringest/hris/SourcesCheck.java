package dev.firstkey.joineringest.hris;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Refuses to start where the registered sources are ambiguous: who speaks must be one of them.
@ApplicationScoped
class SourcesCheck {
  private static final int LONGEST = 128;

  private final Sources sources;

  SourcesCheck(Sources sources) {
    this.sources = sources;
  }

  void check(@Observes StartupEvent started) {
    refuseTwins("uri", sources.all().values().stream().map(Sources.Source::uri).toList());
    refuseTwins(
        "client",
        sources.all().values().stream().flatMap(source -> source.client().stream()).toList());
    sources
        .all()
        .forEach((name, source) -> {
          String uri = source.uri();
          if (uri.isBlank() || uri.length() > LONGEST || !PlainText.is(uri)) {
            throw new IllegalStateException(
                "firstkey.sources." + name + ".uri must be 1 to " + LONGEST + " plain characters");
          }
        });
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
