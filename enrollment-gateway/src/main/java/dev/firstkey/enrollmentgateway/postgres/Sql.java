package dev.firstkey.enrollmentgateway.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Native SQL in the session of the current context. Rows that are read are let go at once: what is
/// read after a lock is what stands in the database, never what was read before. Columns are named,
/// never `*`: Hibernate cannot read past one that its row class does not have, and while replicas
/// are exchanged a newer version may have added one.
@ApplicationScoped
class Sql {
  private final Mutiny.SessionFactory sessions;

  Sql(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  <R> Uni<List<R>> rows(Class<R> row, String sql, Map<String, Object> parameters) {
    return sessions.withSession(session -> {
      var query = session.createNativeQuery(sql, row);
      parameters.forEach(query::setParameter);
      return query.getResultList().invoke(_ -> session.clear());
    });
  }

  <R> Uni<Optional<R>> row(Class<R> row, String sql, Map<String, Object> parameters) {
    return rows(row, sql, parameters).map(rows -> rows.stream().findFirst());
  }

  Uni<Integer> change(String sql, Map<String, Object> parameters) {
    return sessions.withSession(session -> {
      var query = session.createNativeQuery(sql);
      parameters.forEach(query::setParameter);
      return query.executeUpdate();
    });
  }
}
