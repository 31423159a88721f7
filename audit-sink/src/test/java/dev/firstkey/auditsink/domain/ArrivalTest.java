package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ArrivalTest {
  private static final Place PLACE = new Place("t", 1, 2);

  @Test
  void theFingerprintDoesNotDependOnThePlace() {
    assertThat(print("k", "v"))
        .isEqualTo(new Arrival(new Place("u", 3, 4), bytes("k"), bytes("v")).fingerprint());
  }

  @Test
  void theFingerprintKnowsWhereTheKeyEnds() {
    assertThat(print("ab", "c")).isNotEqualTo(print("a", "bc"));
  }

  @Test
  void theFingerprintTellsNothingFromEmpty() {
    assertThat(print(null, "v")).isNotEqualTo(print("", "v"));
    assertThat(print("k", null)).isNotEqualTo(print("k", ""));
  }

  /// Computed with other means over ffffffff 00000002 7676.
  @Test
  void theFingerprintWithoutAKeyStaysAsItIs() {
    assertThat(HexFormat.of().formatHex(print(null, "vv")))
        .isEqualTo("bb0b20dc03b804c129936c04594278ea0f67e4378246a6b44f98320ecd02d892");
  }

  /// Computed with other means over 00000001 6b 00000002 7676.
  @Test
  void theFingerprintStaysAsItIs() {
    assertThat(HexFormat.of().formatHex(print("k", "vv")))
        .isEqualTo("66c13f12e4521236a56a9f117f220d4f73bb9aa14a384438b349e746d1e215cd");
  }

  private static byte[] print(String key, String value) {
    return new Arrival(PLACE, bytes(key), bytes(value)).fingerprint();
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
