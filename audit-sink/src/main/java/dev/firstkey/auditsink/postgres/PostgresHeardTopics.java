package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.HeardTopics;
import dev.firstkey.auditsink.StreamTopic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// The table of topics; rows are only added.
@ApplicationScoped
class PostgresHeardTopics implements HeardTopics {
  /// What was there before the statement is what the last line sees.
  private static final String NOTE =
      """
      with added as (
        insert into heard_topic (topic, topic_id)
        select topic, topic_id from unnest($1::text[], $2::text[]) as now (topic, topic_id)
        on conflict do nothing
        returning topic)
      select topic from added
      where exists (select from heard_topic as before where before.topic = added.topic)
      """;

  private static final String MADE_ANEW =
      "select topic from heard_topic group by topic having count(*) > 1 order by topic";

  private final Pool pool;

  PostgresHeardTopics(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<String>> note(List<StreamTopic> now) {
    String[] names = now.stream().map(StreamTopic::name).toArray(String[]::new);
    String[] ids = now.stream().map(StreamTopic::id).toArray(String[]::new);
    return pool.preparedQuery(NOTE).execute(Tuple.of(names, ids)).map(PostgresHeardTopics::names);
  }

  @Override
  public Uni<List<String>> madeAnew() {
    return pool.query(MADE_ANEW).execute().map(PostgresHeardTopics::names);
  }

  private static List<String> names(RowSet<Row> rows) {
    List<String> names = new ArrayList<>();
    rows.forEach(row -> names.add(row.getString("topic")));
    return names;
  }
}
