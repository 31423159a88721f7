package dev.firstkey.local.canary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every log file below the state folder.
record LogPlaces(Path state) implements Places {

  @Override
  public Set<String> plant(Planted planted) throws IOException {
    var places = new LinkedHashSet<String>();
    for (var file : files()) {
      Files.writeString(file, planted.text() + "\n", StandardOpenOption.APPEND);
      places.add(name(file));
    }
    return places;
  }

  @Override
  public void search(Findings findings) throws IOException {
    for (var file : files()) {
      try (var content = new BufferedInputStream(Files.newInputStream(file))) {
        findings.look(name(file), content, Files.size(file));
      }
    }
  }

  private String name(Path file) {
    return "log " + state.relativize(file);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(state)) {
      return all.filter(Files::isRegularFile).filter(this::isLog).sorted().toList();
    }
  }

  /// Kafka's segments are read as topics.
  private boolean isLog(Path file) {
    var name = file.getFileName().toString();
    return file.startsWith(state.resolve("logs"))
        || name.endsWith(".log") && !name.matches("[0-9]{20}\\.log")
        || name.matches(".*\\.log\\.[0-9-]+");
  }
}
