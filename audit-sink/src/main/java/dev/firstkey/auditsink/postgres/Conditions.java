package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.EntryFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The conditions of a search: constant text, bound values.
final class Conditions {
  /// From where on and up to where any entry is of a time.
  private static final String SPANNED =
      """
       and logIndex >= (
        select min(s.firstIndex) from SpanRow s where s.firstIndex > :after - %1$d and %2$s)
       and logIndex < (select max(s.firstIndex) + %1$d from SpanRow s where %2$s)
      """;

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  static Conditions of(long after, OptionalLong before, EntryFilter filter) {
    return new Conditions()
        .where("logIndex > :after", "after", after)
        .where("logIndex < :before", "before", boxed(before))
        .where("workerId = :worker", "worker", filter.about().workerId())
        .where("episodeId = :episode", "episode", filter.about().episodeId())
        .where("passId = :pass", "pass", filter.about().passId())
        .where("transactionId = :transaction", "transaction", filter.about().transactionId())
        .where(
            "authenticatorId = :authenticator", "authenticator", filter.about().authenticatorId())
        .where("correlationId = :correlation", "correlation", filter.correlationId())
        .where("type = :type", "type", filter.type())
        .where("actor = :actor", "actor", filter.actor())
        .where(
            "logIndex in (select a.logIndex from ApproverRow a where a.approver = :approver)",
            "approver",
            filter.approver())
        .where("outcome = :outcome", "outcome", filter.outcome())
        .where("reason = :reason", "reason", filter.reason())
        .where("occurredAt >= :from", "from", filter.from())
        .where("occurredAt < :to", "to", filter.to())
        .spanned(filter);
  }

  private Conditions spanned(EntryFilter filter) {
    String overlaps =
        Stream.concat(
                filter.from().map(_ -> "s.latest >= :from").stream(),
                filter.to().map(_ -> "s.earliest < :to").stream())
            .collect(Collectors.joining(" and "));
    text.append(overlaps.isEmpty() ? "" : SPANNED.formatted(SpanRow.LENGTH, overlaps));
    return this;
  }

  Mutiny.SelectionQuery<EntryRow> query(Mutiny.Session session) {
    var query =
        session.createSelectionQuery(
            "from EntryRow where " + text + " order by logIndex", EntryRow.class);
    values.forEach(query::setParameter);
    return query;
  }

  private static @Nullable Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private Conditions where(String condition, String name, Optional<?> value) {
    return where(condition, name, value.orElse(null));
  }

  private Conditions where(String condition, String name, @Nullable Object value) {
    if (value != null) {
      text.append(text.isEmpty() ? "" : " and ").append(condition);
      values.put(name, value);
    }
    return this;
  }
}
