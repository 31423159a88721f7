package dev.firstkey.auditsink.postgres;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/// Statements whose parameters are arrays, in the transaction of a session: one statement for many
/// rows. Hibernate itself binds no array of bytes.
final class PlainSql {
  private PlainSql() {}

  /// @param parameters those of `$1`, `$2` and so on
  static Uni<List<Object[]>> rows(Mutiny.Session session, String sql, Object[] parameters) {
    return Uni.createFrom()
        .completionStage(() -> connection(session).select(sql, parameters))
        .map(PlainSql::all);
  }

  /// How many rows were changed.
  static Uni<Integer> change(Mutiny.Session session, String sql, Object[] parameters) {
    return Uni.createFrom().completionStage(() -> connection(session).update(sql, parameters));
  }

  private static ReactiveConnection connection(Mutiny.Session session) {
    return ((MutinySessionImpl) session).getReactiveConnection();
  }

  private static List<Object[]> all(ReactiveConnection.Result found) {
    List<Object[]> rows = new ArrayList<>(found.size());
    found.forEachRemaining(rows::add);
    return rows;
  }
}
