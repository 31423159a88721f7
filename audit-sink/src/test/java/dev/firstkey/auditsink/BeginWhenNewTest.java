package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.auditsink.BeginWhenNew.Choice;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A history begins by itself where there was none, and nowhere else.
class BeginWhenNewTest {
  private static final long NOT_KNOWN = -2;
  private static final StreamEnd HEARD = new StreamEnd("t", 0, 41);

  @Test
  void beginsWhereNothingWasHeardOrAllOfItIsInTheLog() {
    assertThatCode(() -> begin(Choice.WHEN_NEW, List.of(), -1)).doesNotThrowAnyException();
    assertThatCode(() -> begin(Choice.WHEN_NEW, List.of(HEARD), 41)).doesNotThrowAnyException();
  }

  @Test
  void doesNotBeginWhereRecordsWereHeardThatTheLogHasNot() {
    for (long reached : new long[] {-1, 40}) {
      assertThatThrownBy(() -> begin(Choice.WHEN_NEW, List.of(HEARD), reached))
          .isInstanceOf(Disagreement.class)
          .hasMessageContaining("firstkey.log.begin=yes");
    }
  }

  @Test
  void doesNotBeginWhereItIsNotKnown() {
    assertThatThrownBy(() -> begin(Choice.WHEN_NEW, List.of(HEARD), NOT_KNOWN))
        .isInstanceOf(Disagreement.class)
        .hasMessageContaining("not known");
  }

  @Test
  void beginsOrNotAsItIsTold() {
    assertThatCode(() -> begin(Choice.YES, List.of(HEARD), -1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> begin(Choice.NO, List.of(), -1)).isInstanceOf(Disagreement.class);
  }

  private static void begin(Choice choice, List<StreamEnd> heard, long reached) {
    new BeginWhenNew(new Streams(heard), new Log(reached), choice).permit().await().indefinitely();
  }

  private record Streams(List<StreamEnd> told) implements StreamEnds {
    @Override
    public Uni<List<StreamEnd>> heard() {
      return Uni.createFrom().item(told);
    }

    @Override
    public Uni<List<StreamTopic>> topics() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Uni<List<StreamEnd>> now() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Uni<List<StreamStart>> starts() {
      throw new UnsupportedOperationException("nobody asks");
    }
  }

  private record Log(long reached) implements LogReach {
    @Override
    public Uni<Covered> covers(List<StreamEnd> ends) {
      boolean all = ends.stream().allMatch(end -> end.offset() <= reached);
      return Uni.createFrom()
          .item(reached == NOT_KNOWN ? Covered.NOT_KNOWN : all ? Covered.YES : Covered.NO);
    }

    @Override
    public Uni<Instant> clock() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Uni<Long> leaves() {
      throw new UnsupportedOperationException("nobody asks");
    }
  }
}
