package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.SOURCE;
import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static dev.firstkey.joineringest.JoinerTopics.sayRaw;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.contracts.Topic;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One event in the log is one line, as the service writes it, whatever was sent.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class LogLinesTest {
  private static final String CANARY = "canary-8812";
  private static final Pattern BREAKS = Pattern.compile("[\\n\\r\\u000b\\f\\u001b]");

  static List<String> texts() {
    return List.of(
        "x\r\n{\"level\":\"ERROR\",\"message\":\"forged\"}",
        "x\n",
        "x\u001b[2K\u001b[1A",
        "x\",\"level\":\"ERROR\",\"y\":\"",
        "x\u2028y\u2029z",
        "x\u0085y",
        "\u202Ex\u2066y",
        "x\u0000y",
        "\\");
  }

  private static Formatter written() {
    return Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
        .map(Handler::getFormatter)
        .filter(formatter -> formatter.getClass().getName().contains("Json"))
        .findFirst()
        .orElseThrow();
  }

  private static void isOneLine(String line) {
    assertThat(line).endsWith("\n");
    assertThat(BREAKS.matcher(line.substring(0, line.length() - 1)).find()).as(line).isFalse();
    assertThat(StrictJson.object(line.strip().getBytes(StandardCharsets.UTF_8))).isPresent();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whateverAMessageOrAFailureHoldsIsOneLine(String text) {
    var record = new ExtLogRecord(Level.WARNING, text, LogLinesTest.class.getName());
    record.setThrown(new IllegalStateException(text));
    record.putMdc("worker", text);
    isOneLine(written().format(record));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatAProducerOrACallerSendsIsNotQuotedAndBreaksNoLine(String text) {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Handler listener = listener(lines);
    Logger.getLogger("").addHandler(listener);
    try {
      String odd = new String(JsonStringEncoder.getInstance().quoteAsString(text + CANARY));
      everywhere(odd);
      given()
          .urlEncodingEnabled(false)
          .auth()
          .oauth2(TestTokens.token("op-1", "operator"))
          .get("/quarantine/" + URLEncoder.encode(text + CANARY, StandardCharsets.UTF_8));
      Scim.client().queryParam("filter", text + CANARY).get(Scim.USERS);
      Scim.create(Scim.user(newWorker()).replace("Lovelace", odd));
    } finally {
      Logger.getLogger("").removeHandler(listener);
    }
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("outcome=accepted"));
    assertThat(lines).allSatisfy(LogLinesTest::isOneLine);
    assertThat(lines).noneMatch(line -> line.contains(CANARY));
  }

  /// In each place that a producer fills, one record each, and a good one behind them.
  private static void everywhere(String odd) {
    String worker = newWorker();
    String good =
        new String(
            EventCodec.encodeHris(worker, SOURCE, worker, WHEN, hired(worker, "e-1", 1)),
            StandardCharsets.UTF_8);
    for (String place : List.of("Lovelace", SOURCE, "hris.worker.hired", "e-1", "Europe/Berlin")) {
      sayRaw(worker, good.replace(place, odd).getBytes(StandardCharsets.UTF_8));
    }
    sayRaw(worker, good.getBytes(StandardCharsets.UTF_8), List.of(odd));
    say(worker, hired(worker, "e-last", 1));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class)).isNotNull();
    JoinerTopics.topic(Topic.JOINER)
        .awaitRecord(
            record ->
                new String(record.value(), StandardCharsets.UTF_8).contains("e-last")
                    && JoinerTopics.key(record).equals(worker),
            JoinerTopics.BOUND);
  }

  private static Handler listener(Queue<String> lines) {
    Formatter written = written();
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(written.format(line));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
