package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.ProofBook;
import dev.firstkey.enrollmentgateway.ProvenKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

@ApplicationScoped
class PostgresProofBook implements ProofBook {
  private final Sql sql;

  PostgresProofBook(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Uni<Boolean> use(ProvenKey key) {
    return sql.change(
            """
            insert into used_proof (jkt, jti_hash) values (:jkt, cast(:jti as bytea))
            on conflict do nothing
            """,
            Map.of("jkt", key.jkt(), "jti", key.jtiHash()))
        .map(inserted -> inserted == 1);
  }

  @Override
  public Uni<Integer> forgetOlderThan(Duration age) {
    return sql.change(
        """
        delete from used_proof
        where used_at < clock_timestamp() - cast(:seconds as bigint) * interval '1 second'
        """,
        Map.of("seconds", age.toSeconds()));
  }
}
