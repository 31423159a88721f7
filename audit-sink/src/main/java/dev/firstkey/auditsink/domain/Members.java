package dev.firstkey.auditsink.domain;

import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.Fact;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The members of an event's data by name. A member's name means the same in every event, so a new
/// type of event is found by worker, pass and so on without a line here.
record Members(Fact fact) {
  private static final ClassValue<Map<String, Method>> ACCESSORS = new Accessors();

  About about() {
    return new About(
        (@Nullable String) named("workerId"),
        (@Nullable String) named("episodeId"),
        (@Nullable UUID) named("passId"),
        (@Nullable UUID) named("transactionId"),
        (@Nullable UUID) named("authenticatorId"));
  }

  /// The word of the closed list; null where the event gives no reason.
  @Nullable String reason() {
    return named("reason") instanceof Enum<?> reason
        ? reason.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : null;
  }

  /// Who approved what it says; empty where nobody had to.
  List<String> approvers() {
    return named("approvals") instanceof List<?> approvals
        ? approvals.stream()
            .filter(Approval.class::isInstance)
            .map(Approval.class::cast)
            .map(Approval::approver)
            .distinct()
            .toList()
        : List.of();
  }

  private @Nullable Object named(String name) {
    Method accessor = ACCESSORS.get(fact.getClass()).get(name);
    return accessor == null ? null : value(accessor);
  }

  private @Nullable Object value(Method accessor) {
    try {
      return accessor.invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the records of contracts are public", e);
    }
  }

  /// Java looks a record's components up anew each time that somebody asks.
  private static final class Accessors extends ClassValue<Map<String, Method>> {
    @Override
    protected Map<String, Method> computeValue(Class<?> type) {
      return Arrays.stream(type.getRecordComponents())
          .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor));
    }
  }
}
