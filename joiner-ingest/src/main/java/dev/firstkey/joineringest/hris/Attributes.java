package dev.firstkey.joineringest.hris;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The CloudEvents 1.0 attributes that an HR record needs (JSON event format §3). `time` is
/// optional and decides nothing: where it is there, it is an RFC 3339 timestamp.
final class Attributes {
  private static final int LONGEST = 128;

  private Attributes() {}

  /// The names of all attributes that are missing or wrong.
  static List<String> wrong(JsonNode json, ContentMode mode, List<String> contentTypes) {
    List<String> wrong = new ArrayList<>();
    add(wrong, "content-type", contentTypes.size() == 1 && isUtf8(mode, contentTypes.getFirst()));
    add(wrong, "specversion", isText(json.path("specversion"), "1.0"));
    add(wrong, "id", isName(json.path("id")));
    add(wrong, "source", isName(json.path("source")));
    add(wrong, "type", isName(json.path("type")));
    add(wrong, "time", isTimeOrMissing(json.path("time")));
    add(wrong, "datacontenttype", isJsonOrMissing(json.path("datacontenttype")));
    add(wrong, "data", json.path("data").isObject());
    return wrong;
  }

  private static void add(List<String> wrong, String name, boolean right) {
    if (!right) {
      wrong.add(name);
    }
  }

  // The bytes are read as UTF-8, so another charset would be a lie.
  private static boolean isUtf8(ContentMode mode, String contentType) {
    return is(contentType, mode.media())
        && Arrays.stream(contentType.split(";"))
            .skip(1)
            .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
            .filter(parameter -> parameter.startsWith("charset"))
            .allMatch(parameter -> parameter.matches("charset=(utf-8|\"utf-8\")"));
  }

  private static boolean isText(JsonNode value, String wanted) {
    return value.isTextual() && value.asText().equals(wanted);
  }

  private static boolean isName(JsonNode value) {
    return value.isTextual()
        && !value.asText().isBlank()
        && value.asText().length() <= LONGEST
        && PlainText.is(value.asText());
  }

  private static boolean isTimeOrMissing(JsonNode value) {
    if (value.isMissingNode()) {
      return true;
    }
    try {
      OffsetDateTime.parse(value.asText());
      return value.isTextual();
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static boolean isJsonOrMissing(JsonNode value) {
    return value.isMissingNode() || is(value.asText(), "application/json");
  }

  private static boolean is(String contentType, String wanted) {
    String media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals(wanted);
  }
}
