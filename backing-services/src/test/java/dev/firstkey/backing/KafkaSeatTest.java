package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a broker's place in its cluster says.
class KafkaSeatTest {

  @Test
  void aBrokerAloneWaitsForNobody() {
    KafkaSeat seat = new KafkaSeat(KafkaSeat.cluster("a"), 1, 9092, List.of(9093));
    assertThat(seat.voters()).isEqualTo("1@127.0.0.1:9093");
    assertThat(seat.copies()).isEqualTo(1);
    assertThat(seat.copiesInSync()).isEqualTo(1);
  }

  @Test
  void ofThreeAnyTwoAreEnough() {
    KafkaSeat seat = new KafkaSeat(KafkaSeat.cluster("a"), 2, 1, List.of(11, 12, 13));
    assertThat(seat.voters()).isEqualTo("1@127.0.0.1:11,2@127.0.0.1:12,3@127.0.0.1:13");
    assertThat(seat.controllerPort()).isEqualTo(12);
    assertThat(seat.copies()).isEqualTo(3);
    assertThat(seat.copiesInSync()).isEqualTo(2);
  }

  @Test
  void aDetourIsWhereItsProxyListens() {
    var detour = Optional.of(new KafkaSeat.Detour(9094, 9095));
    KafkaSeat seat =
        new KafkaSeat(KafkaSeat.cluster("a"), 1, 9092, List.of(9093), detour, Optional.empty());
    assertThat(seat.listeners())
        .isEqualTo("CLIENTS://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093,DETOUR://127.0.0.1:9094");
    assertThat(seat.advertised()).isEqualTo("CLIENTS://127.0.0.1:9092,DETOUR://127.0.0.1:9095");
  }

  @Test
  void aClusterIsKnownByItsName() {
    assertThat(KafkaSeat.cluster("a"))
        .isEqualTo(KafkaSeat.cluster("a"))
        .isNotEqualTo(KafkaSeat.cluster("b"))
        .hasSize(22);
  }

  @Test
  void noClusterIdLooksLikeAnOption() {
    assertThat(IntStream.range(0, 1000).mapToObj(n -> KafkaSeat.cluster("folder " + n)))
        .noneMatch(id -> id.startsWith("-"));
  }
}
