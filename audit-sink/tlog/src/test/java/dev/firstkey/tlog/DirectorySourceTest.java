package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {
  @TempDir Path folder;

  @Test
  void aLogInFilesIsVerifiedAlone() throws IOException {
    export(LogInMemory.of(700), 700);
    assertThat(verified().faults()).isEmpty();
    assertThat(verified().entries()).isEqualTo(700);
  }

  /// As when the folder was copied while it grew: the tiles are further than the checkpoint.
  @Test
  void aPartialTileMayBeReadFromTheFullOne() throws IOException {
    export(LogInMemory.of(300), 300);
    byte[] before = Files.readAllBytes(folder.resolve("checkpoint"));
    export(LogInMemory.of(700), 700);
    Files.delete(folder.resolve("tile/0/001.p/44"));
    Files.delete(folder.resolve("tile/entries/001.p/44"));
    Files.write(folder.resolve("checkpoint"), before);
    assertThat(verified().faults()).isEmpty();
    assertThat(verified().entries()).isEqualTo(300);
  }

  @Test
  void aFileThatIsMissingIsSaidToBe() throws IOException {
    export(LogInMemory.of(700), 700);
    Files.delete(folder.resolve("tile/entries/001"));
    assertThat(verified().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.UNREADABLE);
    assertThatThrownBy(() -> new DirectorySource(folder).read(new TileAddress(0, 9, 1)))
        .isInstanceOf(IOException.class);
  }

  private Report verified() {
    return Verification.of(new DirectorySource(folder), List.of(LogInMemory.KEY.verifier())).run();
  }

  private void export(LogInMemory log, long size) throws IOException {
    List<TileAddress> all = new ArrayList<>(TileAddress.edge(size));
    for (long index = 0; index < size / TileAddress.FULL; index++) {
      all.add(new TileAddress(0, index, TileAddress.FULL));
    }
    for (TileAddress tile : all) {
      write(log, tile);
      if (tile.level() == 0) {
        write(log, new TileAddress(TileAddress.ENTRIES, tile.index(), tile.width()));
      }
    }
    Files.write(folder.resolve("checkpoint"), log.checkpoint());
  }

  private void write(LogInMemory log, TileAddress address) throws IOException {
    Path file = folder.resolve(address.path());
    Files.createDirectories(file.getParent());
    Files.write(file, log.read(address));
  }
}
