package dev.firstkey.outbox.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// A call that reads the database, as the services have them.
@Path("/reading")
class Reading {
  private final Mutiny.SessionFactory sessions;

  Reading(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @GET
  public Uni<List<Object>> read(@QueryParam("sql") String sql) {
    return sessions
        .withTransaction(session -> session.createNativeQuery(sql, Object.class).getResultList())
        .plug(Prompt::answer);
  }
}
