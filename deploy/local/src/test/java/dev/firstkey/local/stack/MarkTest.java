package dev.firstkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theShapeIsReadAsItWasWritten(boolean wired) {
    var mark = new Mark(new Ports(18080), 3, wired);
    mark.write(home());
    assertThat(Mark.read(home())).contains(mark);
    Mark.remove(home());
    assertThat(Mark.read(home())).isEmpty();
  }

  @Test
  void aMarkWithoutReplicasMeansOneOfEach() throws IOException {
    Files.writeString(folder.resolve("up"), "18080\n");
    assertThat(Mark.read(home())).contains(new Mark(new Ports(18080), 1, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "two", "1.5", "-1"})
  void replicasAreOneToThree(String asked) {
    assertThatThrownBy(() -> Mark.replicasAsked(asked))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("FIRSTKEY_REPLICAS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "yes", "-"})
  void aWireIsThereOrNot(String asked) {
    assertThatThrownBy(() -> Mark.wireAsked(asked))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("FIRSTKEY_WIRE");
  }

  private Home home() {
    return new Home(Path.of("."), folder);
  }
}
