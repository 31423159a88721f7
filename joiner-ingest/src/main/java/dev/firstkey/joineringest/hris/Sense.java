package dev.firstkey.joineringest.hris;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a schema cannot say: real dates in order, a real time zone, whole numbers that fit, text
/// that can be stored.
final class Sense {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Set<String> IDS =
      Set.of("workerId", "episodeId", "managerWorkerId", "accessBundle");
  private static final Set<String> DATES = Set.of("startDate", "endDate");
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private Sense() {}

  static List<String> wrong(JsonNode data, JsonNode declared) {
    List<String> wrong = new ArrayList<>();
    declared
        .fieldNames()
        .forEachRemaining(member -> {
          if (data.has(member) && !makesSense(member, data.get(member))) {
            wrong.add(member);
          }
        });
    if (endsBeforeItStarts(data)) {
      wrong.add("endDate");
    }
    return wrong;
  }

  private static boolean makesSense(String member, JsonNode value) {
    if (member.equals("sequence")) {
      return value.isIntegralNumber() && value.canConvertToLong();
    }
    return value.isTextual() && makesSense(member, value.asText());
  }

  private static boolean makesSense(String member, String text) {
    if (IDS.contains(member)) {
      return ID.matcher(text).matches();
    }
    if (DATES.contains(member)) {
      return date(text).isPresent();
    }
    if (member.equals("workTimeZone")) {
      return ZoneId.getAvailableZoneIds().contains(text);
    }
    return !text.isBlank() && PlainText.is(text);
  }

  private static boolean endsBeforeItStarts(JsonNode data) {
    Optional<LocalDate> start = date(data.path("startDate").asText());
    Optional<LocalDate> end = date(data.path("endDate").asText());
    return start.isPresent() && end.isPresent() && end.get().isBefore(start.get());
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(date -> !date.isBefore(FIRST) && !date.isAfter(LAST));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
