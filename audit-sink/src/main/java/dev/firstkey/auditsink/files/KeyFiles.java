package dev.firstkey.auditsink.files;

import dev.firstkey.auditsink.LogSigner;
import dev.firstkey.auditsink.TreeHead;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.SignerKey;
import dev.firstkey.tlog.VerifierKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The keys from files, one in each, read at the start. Without one there is no start.
@ApplicationScoped
class KeyFiles implements LogSigner {
  private static final int FIRST = 1;

  private final List<SignerKey> keys;

  /// @param files the first is the newest
  KeyFiles(@ConfigProperty(name = "firstkey.log.key-files") List<Path> files) {
    this.keys = files.stream().map(KeyFiles::read).toList();
    if (keys.stream().map(key -> key.verifier().name()).distinct().count() != 1) {
      throw new IllegalStateException("firstkey.log.key-files must be keys of one origin");
    }
  }

  /// That they can be read is known at the start and not when the first checkpoint is due.
  void start(@Observes @Priority(FIRST) StartupEvent started) {
    keys();
  }

  private static SignerKey read(Path file) {
    try {
      return SignerKey.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalStateException("a file of firstkey.log.key-files cannot be read", e);
    }
  }

  @Override
  public String origin() {
    return keys.getFirst().verifier().name();
  }

  @Override
  public List<VerifierKey> keys() {
    return keys.stream().map(SignerKey::verifier).toList();
  }

  @Override
  public SignedNote sign(TreeHead head) {
    return new Checkpoint(origin(), head.size(), head.root()).signed(keys);
  }

  @Override
  public SignedNote sign(MinimumIndex minimum) {
    return minimum.signed(keys);
  }
}
