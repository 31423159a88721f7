package dev.firstkey.joineringest;

import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// Ways to be wrong on the topic `hris`.
///
/// @param change from the text of a good record to bad bytes; the good one holds the canary
record BadRecords(
    String what,
    HrRejection reason,
    List<String> members,
    List<String> contentTypes,
    Function<String, String> keyOf,
    Function<String, byte[]> change) {
  static final String CANARY = "canary-7431";
  private static final List<String> STRUCTURED = List.of(EventCodec.CONTENT_TYPE);

  static Stream<BadRecords> all() {
    return Stream.of(unreadable(), attributes(), data(), headerAndKey()).flatMap(List::stream);
  }

  private static List<BadRecords> unreadable() {
    return List.of(
        bytes("null value", HrRejection.NULL_VALUE, _ -> null),
        bytes("empty value", HrRejection.MALFORMED, _ -> new byte[0]),
        text("cut off", HrRejection.MALFORMED, s -> s.substring(0, s.length() - 9)),
        text("trailing text", HrRejection.MALFORMED, s -> s + "{}"),
        text("an array", HrRejection.MALFORMED, s -> "[" + s + "]"),
        text("byte order mark", HrRejection.MALFORMED, s -> "\uFEFF" + s),
        text("NUL byte", HrRejection.MALFORMED, s -> s.replace("Lovelace", "Love\u0000lace")),
        bytes(
            "wrong UTF-8",
            HrRejection.MALFORMED,
            s -> s.replace("Lovelace", "Lovel\u00e9").getBytes(StandardCharsets.ISO_8859_1)),
        bytes("UTF-16", HrRejection.MALFORMED, s -> s.getBytes(StandardCharsets.UTF_16)),
        text(
            "duplicate key",
            HrRejection.MALFORMED,
            s -> s.replace("\"sequence\"", "\"episodeId\":\"e-9\",\"sequence\"")),
        text(
            "deep nesting",
            HrRejection.MALFORMED,
            s -> s.replace("\"data\"", "\"x\":" + "[".repeat(99) + "]".repeat(99) + ",\"data\"")),
        text(
            "a number of 1000 digits",
            HrRejection.MALFORMED,
            s -> s.replace("\"sequence\":1", "\"sequence\":" + "9".repeat(1000))),
        text(
            "more than 64 KiB",
            HrRejection.TOO_LARGE,
            s -> s.replace("\"data\"", "\"x\":\"" + "y".repeat(65536) + "\",\"data\"")));
  }

  private static List<BadRecords> attributes() {
    return List.of(
        event("no specversion", "specversion", s -> s.replace("\"specversion\":\"1.0\",", "")),
        event("specversion is a number", "specversion", s -> s.replace("\"1.0\"", "1.0")),
        event("specversion 0.3", "specversion", s -> s.replace("\"1.0\"", "\"0.3\"")),
        event("no id", "id", s -> s.replaceFirst("\"id\":\"[^\"]*\",", "")),
        event("empty id", "id", s -> s.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"\"")),
        event(
            "id too long",
            "id",
            s -> s.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + "x".repeat(129) + "\"")),
        event(
            "id with a control character",
            "id",
            s -> s.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"a\\\\u0000b\"")),
        event("id is a number", "id", s -> s.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":5")),
        event("no source", "source", s -> s.replace("\"source\":\"urn:example:hris\",", "")),
        event("no type", "type", s -> s.replaceFirst("\"type\":\"[^\"]*\",", "")),
        event("time is no time", "time", s -> s.replaceFirst("2026-11-20T08:00:00Z", "yesterday")),
        event(
            "data is XML",
            "datacontenttype",
            s -> s.replace("\"application/json\"", "\"application/xml\"")),
        event("no data", "data", s -> s.replace("\"data\":", "\"datum\":")),
        of(
            "unknown type",
            HrRejection.UNKNOWN_TYPE,
            List.of("type"),
            s -> s.replace("worker.hired.v1", "worker.promoted.v1")),
        of(
            "unknown major version",
            HrRejection.UNKNOWN_TYPE,
            List.of("type"),
            s -> s.replace("worker.hired.v1", "worker.hired.v2")),
        of(
            "a type of another topic",
            HrRejection.UNKNOWN_TYPE,
            List.of("type"),
            s -> s.replace("hris.worker.hired.v1", "joiner.accepted.v1")),
        of(
            "unknown source",
            HrRejection.WRONG_SOURCE,
            List.of("source"),
            s -> s.replace("urn:example:hris", "urn:example:other")));
  }

  // What else may be wrong with the data waits for staff: QuarantineTest.
  private static List<BadRecords> data() {
    return List.of(
        invalid("an id with a space", "episodeId", s -> s.replace("\"e-bad\"", "\"e bad\"")),
        invalid("an id with a new line", "episodeId", s -> s.replace("\"e-bad\"", "\"e-1\\n\"")),
        invalid("an id with a slash", "episodeId", s -> s.replace("\"e-bad\"", "\"../e\"")),
        invalid(
            "an id too long",
            "episodeId",
            s -> s.replace("\"e-bad\"", "\"" + "e".repeat(65) + "\"")),
        invalid("a null id", "episodeId", s -> s.replace("\"e-bad\"", "null")),
        invalid("an escaped NUL", "familyName", s -> s.replace("Lovelace", "L\\u0000")),
        invalid("a new line in a name", "familyName", s -> s.replace("Lovelace", "L\\r\\nX: y")),
        invalid("a terminal escape", "familyName", s -> s.replace("Lovelace", "L\\u001b[2J")),
        invalid("half a character", "familyName", s -> s.replace("Lovelace", "L\\ud800")),
        invalid(
            "no whole number", "sequence", s -> s.replace("\"sequence\":1", "\"sequence\":1.5")),
        invalid("a float", "sequence", s -> s.replace("\"sequence\":1", "\"sequence\":1e999")),
        invalid(
            "a text number", "sequence", s -> s.replace("\"sequence\":1", "\"sequence\":\"1\"")),
        invalid(
            "a number beyond 64 bits",
            "sequence",
            s -> s.replace("\"sequence\":1", "\"sequence\":9223372036854775808")),
        of(
            "several at once",
            HrRejection.INVALID,
            List.of("deviceContext", "episodeId", "workTimeZone"),
            s ->
                s.replace("Europe/Berlin", "x")
                    .replace("\"e-bad\"", "7")
                    .replace("\"byod\"", "\"toaster\"")));
  }

  private static List<BadRecords> headerAndKey() {
    return List.of(
        header("no content type", List.of()),
        header("two content types", List.of(EventCodec.CONTENT_TYPE, EventCodec.CONTENT_TYPE)),
        header("two content types that differ", List.of(EventCodec.CONTENT_TYPE, "text/plain")),
        header("wrong content type", List.of("application/json")),
        header("a batch", List.of("application/cloudevents-batch+json")),
        header("another charset", List.of("application/cloudevents+json; charset=utf-16")),
        header("empty content type", List.of("")),
        new BadRecords(
            "the key of another worker",
            HrRejection.INVALID,
            List.of("key"),
            STRUCTURED,
            worker -> worker + "-other",
            s -> s.getBytes(StandardCharsets.UTF_8)));
  }

  private static BadRecords header(String what, List<String> contentTypes) {
    return new BadRecords(
        what,
        HrRejection.NOT_A_CLOUDEVENT,
        List.of("content-type"),
        contentTypes,
        Function.identity(),
        s -> s.getBytes(StandardCharsets.UTF_8));
  }

  private static BadRecords event(String what, String member, Function<String, String> change) {
    return of(what, HrRejection.NOT_A_CLOUDEVENT, List.of(member), change);
  }

  private static BadRecords invalid(String what, String member, Function<String, String> change) {
    return of(what, HrRejection.INVALID, List.of(member), change);
  }

  private static BadRecords text(String what, HrRejection reason, Function<String, String> change) {
    return of(what, reason, List.of(), change);
  }

  private static BadRecords of(
      String what, HrRejection reason, List<String> members, Function<String, String> change) {
    return new BadRecords(
        what,
        reason,
        members,
        STRUCTURED,
        Function.identity(),
        s -> change.apply(s).getBytes(StandardCharsets.UTF_8));
  }

  private static BadRecords bytes(
      String what, HrRejection reason, Function<String, byte[]> change) {
    return new BadRecords(what, reason, List.of(), STRUCTURED, Function.identity(), change);
  }

  String code() {
    return reason == HrRejection.INVALID ? "invalid-data" : reason.word();
  }

  String key(String worker) {
    return keyOf.apply(worker);
  }

  byte[] value(String worker) {
    return change.apply(good(worker));
  }

  // The id is the worker's, so that the same bytes come out each time.
  static String good(String worker) {
    byte[] json =
        EventCodec.encodeHris(
            worker,
            JoinerTopics.SOURCE,
            worker,
            JoinerTopics.WHEN,
            JoinerTopics.hired(worker, "e-bad", 1, CANARY, "Lovelace"));
    return new String(Objects.requireNonNull(json), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return what;
  }
}
