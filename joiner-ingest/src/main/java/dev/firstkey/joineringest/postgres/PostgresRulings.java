package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.Rulings;
import dev.firstkey.joineringest.domain.Ruling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `quarantine`, source by source.
@ApplicationScoped
class PostgresRulings implements Rulings {
  private static final String IN_TURN =
      " where source = :source and ended is null and because = 'ABOVE_RATE'";

  /// What somebody completed waits for the one who confirms that, and for nothing else.
  private static final String AS_IT_CAME = " and verdict is null and proposed is null";

  private final Mutiny.SessionFactory sessions;

  PostgresRulings(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Integer> rule(String source, Ruling ruling) {
    return execute(
        """
        update quarantine set verdict = :verdict, actor = :actor, reference = :reference,
                              rejected_because = nullif(:because, ''),
                              proposed = null, proposed_by = null, proposed_reference = null
        """
            + IN_TURN,
        Map.of(
            "source", source,
            "verdict", ruling.verdict().name(),
            "because", ruling.because().map(Enum::name).orElse(""),
            "actor", ruling.actor(),
            "reference", ruling.reference()));
  }

  @Override
  public Uni<Integer> propose(String source, String actor, String reference) {
    return execute(
        "update quarantine set proposed_by = :actor, proposed_reference = :reference"
            + IN_TURN
            + AS_IT_CAME,
        Map.of("source", source, "actor", actor, "reference", reference));
  }

  @Override
  public Uni<Integer> confirm(String source, String actor, String reference) {
    return execute(
        "update quarantine set verdict = 'RELEASE', actor = :actor, reference = :reference"
            + IN_TURN
            + AS_IT_CAME
            + " and proposed_by <> :actor",
        Map.of("source", source, "actor", actor, "reference", reference));
  }

  private Uni<Integer> execute(String sql, Map<String, Object> parameters) {
    return sessions.withSession(session -> {
      var query = session.createNativeQuery(sql);
      parameters.forEach(query::setParameter);
      return query.executeUpdate();
    });
  }
}
