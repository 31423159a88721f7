package dev.firstkey.enrollmentgateway.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lengths that are there, and lengths that are only said.
class DerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0412041000112233445566778899aabbccddeeff",
        "0400",
        "0405 3003 0201 05",
        "0406 3004 a102 0400",
        "0405 9f8a4801 00",
        "048103 0201 05",
        "0404 0482 0000"
      })
  void whatIsThereIsSound(String hex) {
    assertThat(Der.isSoundInside(bytes(hex))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "04",
        "0401",
        "0500 00",
        "0412041100112233445566778899aabbccddeeff",
        "0412048400112233445566778899aabbccddeeff",
        "0406 0484 7fffffff",
        "0406 0484 ffffffff",
        "0407 0485 0000000000",
        "0402 0480",
        "0405 3003 0202 05",
        "0402 bf8a",
        "0401 30",
        "0484 00000002 0400 00"
      })
  void whatIsOnlySaidIsNot(String hex) {
    assertThat(Der.isSoundInside(bytes(hex))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {34, 50})
  void whatIsNestedWithoutEndIsNot(int levels) {
    StringBuilder hex = new StringBuilder();
    for (int inner = levels - 1; inner >= 0; inner--) {
      hex.append("30%02x".formatted(2 * inner));
    }
    assertThat(Der.isSoundInside(bytes("04%02x".formatted(2 * levels) + hex))).isFalse();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
