package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileAddressTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1234067, 256, tile/0/x001/x234/067",
    "0, 0, 256, tile/0/000",
    "0, 999, 1, tile/0/999.p/1",
    "1, 1000, 255, tile/1/x001/000.p/255",
    "63, 0, 17, tile/63/000.p/17",
    "-1, 273, 112, tile/entries/273.p/112"
  })
  void isWrittenAndReadAsTheSpecificationSays(int level, long index, int width, String path) {
    TileAddress address = new TileAddress(level, index, width);
    assertThat(address.path()).isEqualTo(path);
    String[] parts = path.split("/", 3);
    assertThat(TileAddress.of(parts[1], parts[2])).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/",
        "0/0",
        "0/00",
        "0/0000",
        "0/x000/001",
        "0/001/002",
        "0/x1/002",
        "0/000.p/0",
        "0/000.p/256",
        "0/000.p/01",
        "0/000.p/",
        "0/000.p",
        "00/000",
        "64/000",
        "-1/000",
        "ENTRIES/000",
        "0/../000",
        "0/x999/x999/x999/x999/x999/x999/x999/999",
        "0/000/",
        "0/\u0661\u0661\u0661"
      })
  void noOtherPathIsATile(String path) {
    String[] parts = path.split("/", 2);
    assertThat(TileAddress.of(parts[0], parts[1])).isEmpty();
  }

  @Test
  void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
    assertThat(TileAddress.hashes(0, 70_000)).isEqualTo(273 * 256 + 112);
    assertThat(TileAddress.edge(70_000))
        .containsExactly(
            new TileAddress(0, 273, 112), new TileAddress(1, 1, 17), new TileAddress(2, 0, 1));
    assertThat(TileAddress.in(70_000, 1, 0)).isEqualTo(new TileAddress(1, 0, 256));
    assertThat(TileAddress.edge(256)).containsExactly(new TileAddress(1, 0, 1));
    assertThat(TileAddress.edge(0)).isEmpty();
  }

  @Test
  void aTreeHasNoTileBehindItsEdge() {
    assertThat(new TileAddress(0, 273, 112).isIn(70_000)).isTrue();
    assertThat(new TileAddress(0, 273, 113).isIn(70_000)).isFalse();
    assertThat(new TileAddress(TileAddress.ENTRIES, 273, 112).isIn(70_000)).isTrue();
    assertThat(new TileAddress(2, 0, 2).isIn(70_000)).isFalse();
    assertThat(new TileAddress(63, 0, 1).isIn(Long.MAX_VALUE)).isFalse();
    assertThat(new TileAddress(0, Long.MAX_VALUE / 2, 1).isIn(Long.MAX_VALUE)).isFalse();
    assertThatThrownBy(() -> TileAddress.in(256, 0, 1)).isInstanceOf(Malformed.class);
  }
}
