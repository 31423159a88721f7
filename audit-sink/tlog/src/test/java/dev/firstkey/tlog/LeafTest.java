package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LeafTest {
  private static final Leaf.Entry ENTRY = new Leaf.Entry("t", 3, 258, bytes("k"), bytes("{}"));
  private static final Leaf.Coverage COVERAGE =
      new Leaf.Coverage("t", 3, 1, 2, "heartbeats", OptionalLong.empty(), null, null);

  @Test
  void anEntryHasItsBytes() {
    assertThat(HexFormat.of().formatHex(ENTRY.encoded()))
        .isEqualTo(
            "01" + "0000000174" + "00000003" + "0000000000000102" + "000000016b" + "000000027b7d");
    assertThat(HexFormat.of().formatHex(new Leaf.Entry("t", 0, 0, null, null).encoded()))
        .isEqualTo("01" + "0000000174" + "00000000" + "0000000000000000" + "ffffffff" + "ffffffff");
  }

  @Test
  void coverageHasItsBytes() {
    assertThat(HexFormat.of().formatHex(COVERAGE.encoded()))
        .isEqualTo(
            "02"
                + "0000000174"
                + "00000003"
                + "0000000000000001"
                + "0000000000000002"
                + "0000000a68656172746265617473"
                + "ffffffffffffffff"
                + "ffffffff"
                + "ffffffff");
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Leaf parked =
        new Leaf.Coverage("t", 0, 7, 7, "parked", OptionalLong.of(4), "malformed", new byte[32]);
    for (Leaf leaf : List.of(ENTRY, COVERAGE, parked)) {
      assertThat(Leaf.of(leaf.encoded()).encoded()).isEqualTo(leaf.encoded());
      assertThat(Leaf.of(leaf.encoded())).hasSameClassAs(leaf);
    }
  }

  @Test
  void noOtherBytesAreALeaf() {
    byte[] whole = COVERAGE.encoded();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Leaf.of(cut)).isInstanceOf(Malformed.class);
    }
    assertThatThrownBy(() -> Leaf.of(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(Malformed.class);
    byte[] other = whole.clone();
    other[0] = 3;
    assertThatThrownBy(() -> Leaf.of(other)).isInstanceOf(Malformed.class);
  }

  @Test
  void aBundleHoldsLeavesBehindTheirLengths() {
    byte[] bundle = EntryBundle.encode(List.of(bytes("ab"), new byte[0], bytes("c")));
    assertThat(HexFormat.of().formatHex(bundle)).isEqualTo("00026162" + "0000" + "000163");
    assertThat(EntryBundle.decode(bundle)).containsExactly(bytes("ab"), new byte[0], bytes("c"));
    byte[] largest = new byte[EntryBundle.LARGEST];
    assertThat(EntryBundle.decode(EntryBundle.encode(List.of(largest)))).containsExactly(largest);
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[EntryBundle.LARGEST + 1])))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0})).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 1})).isInstanceOf(Malformed.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
