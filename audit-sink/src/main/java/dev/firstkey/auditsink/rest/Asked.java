package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.EntryFilter;
import dev.firstkey.auditsink.SearchEntries;
import dev.firstkey.auditsink.domain.About;
import dev.firstkey.auditsink.domain.Focus;
import dev.firstkey.auditsink.domain.Outcome;
import dev.firstkey.auditsink.domain.Reading;
import dev.firstkey.contracts.EventType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query parameters of a search. Each may be given once; one that is unknown, empty, repeated
/// or of the wrong form is refused by name, so that no typing error widens a search in silence.
final class Asked {
  static final int DEFAULT_LIMIT = 100;
  static final int GREATEST_LIMIT = 1000;

  private static final Set<String> NAMES =
      Set.of(
          "worker",
          "pass",
          "authenticator",
          "transaction",
          "correlation",
          "type",
          "actor",
          "approver",
          "outcome",
          "reason",
          "size",
          "from",
          "to",
          "after",
          "limit");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._:@-]{1,256}");
  private static final Pattern ACTOR =
      Pattern.compile("(worker|person|service):[A-Za-z0-9._@-]{1,128}");
  private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final MultivaluedMap<String, String> given;

  private Asked(MultivaluedMap<String, String> given) {
    this.given = given;
  }

  static Asked in(UriInfo uri) {
    return among(NAMES, uri);
  }

  /// Where fewer parameters are known.
  static Asked only(UriInfo uri, String... names) {
    return among(Set.of(names), uri);
  }

  private static Asked among(Set<String> names, UriInfo uri) {
    if (!names.containsAll(uri.getQueryParameters().keySet())) {
      throw Problems.unknownParameter(names);
    }
    return new Asked(uri.getQueryParameters());
  }

  static String workerId(String value) {
    return matching(ID, value, "workerId");
  }

  static UUID authenticatorId(String value) {
    return UUID.fromString(matching(UUID_FORM, value, "authenticatorId"));
  }

  static long number(@Nullable String value, String name) {
    return Long.parseLong(matching(NUMBER, value == null ? "" : value, name));
  }

  EntryFilter filter() {
    return new EntryFilter(
        new About(
            one("worker", value -> matching(ID, value, "worker")).orElse(null),
            null,
            uuid("pass"),
            uuid("transaction"),
            uuid("authenticator")),
        one("correlation", value -> matching(CORRELATION, value, "correlation")),
        one("type", Asked::type),
        one("actor", value -> matching(ACTOR, value, "actor")),
        one("approver", value -> matching(ACTOR, value, "approver")),
        one("outcome", Asked::outcome),
        one("reason", value -> matching(WORD, value, "reason")),
        one("from", value -> instant(value, "from")),
        one("to", value -> instant(value, "to")));
  }

  Focus focus() {
    return new Focus(
        one("episode", value -> matching(ID, value, "episode")), Optional.ofNullable(uuid("pass")));
  }

  SearchEntries.Part part() {
    return new SearchEntries.Part(cursor().orElse(-1), size(), limit());
  }

  private OptionalLong size() {
    return one("size", value -> number(value, "size"))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /// Behind which log index to begin, where that is asked.
  OptionalLong cursor() {
    return one("after", value -> number(value, "after"))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /// Whether it goes on in a tree where something was cut off.
  boolean goesOn() {
    return cursor().isPresent() && size().isPresent();
  }

  private int limit() {
    long limit =
        one("limit", value -> Long.parseLong(matching(NUMBER, value, "limit")))
            .orElse((long) DEFAULT_LIMIT);
    if (limit < 1 || limit > GREATEST_LIMIT) {
      throw Problems.invalidParameter("limit");
    }
    return (int) limit;
  }

  private @Nullable UUID uuid(String name) {
    return one(name, value -> UUID.fromString(matching(UUID_FORM, value, name))).orElse(null);
  }

  private <T> Optional<T> one(String name, Function<String, T> form) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Problems.invalidParameter(name);
    }
    return values.stream().findFirst().map(form);
  }

  private static String outcome(String value) {
    return Arrays.stream(Outcome.values())
        .map(Outcome::word)
        .filter(value::equals)
        .findFirst()
        .orElseThrow(() -> Problems.invalidParameter("outcome"));
  }

  /// The CloudEvents type, or its name without prefix and version.
  private static String type(String value) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.id().equals(value) || type.spoken().equals(value))
        .findFirst()
        .map(EventType::id)
        .orElseThrow(() -> Problems.invalidParameter("type"));
  }

  private static Instant instant(String value, String name) {
    try {
      return Optional.of(Instant.parse(value))
          .filter(Reading.Years::hold)
          .orElseThrow(() -> Problems.invalidParameter(name));
    } catch (DateTimeParseException _) {
      throw Problems.invalidParameter(name);
    }
  }

  private static String matching(Pattern form, String value, String name) {
    if (!form.matcher(value).matches()) {
      throw Problems.invalidParameter(name);
    }
    return value;
  }
}
