package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.Pace;
import dev.firstkey.joineringest.domain.Rate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `pace`: a bucket for each source, which fills as time goes by.
@ApplicationScoped
class PostgresPace implements Pace {
  private static final double SECONDS = 3600;

  private final Mutiny.SessionFactory sessions;

  PostgresPace(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Boolean> take(String source, Rate rate) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    insert into pace as was (source, hires, at)
                    values (:source, cast(:most as double precision) - 1, clock_timestamp())
                    on conflict (source) do update
                    set hires = least(:most, was.hires + :each
                          * greatest(0, extract(epoch from clock_timestamp() - was.at))) - 1,
                        at = clock_timestamp()
                    where least(:most, was.hires + :each
                          * greatest(0, extract(epoch from clock_timestamp() - was.at))) >= 1
                    """)
                .setParameter("source", source)
                .setParameter("most", (double) rate.atOnce())
                .setParameter("each", rate.perHour() / SECONDS)
                .executeUpdate())
        .flatMap(rows -> rows == 1 ? Uni.createFrom().item(true) : none(source));
  }

  // A clock that was set back must not stop a source until it is where it was.
  private Uni<Boolean> none(String source) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    update pace set at = clock_timestamp()
                    where source = :source and at > clock_timestamp()
                    """)
                .setParameter("source", source)
                .executeUpdate())
        .replaceWith(false);
  }
}
