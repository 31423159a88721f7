package dev.firstkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.backing.KafkaBroker;
import dev.firstkey.backing.KafkaClient;
import dev.firstkey.backing.KafkaLogin;
import dev.firstkey.backing.KafkaLogin.Mechanism;
import dev.firstkey.backing.KafkaSeat;
import dev.firstkey.backing.Topics;
import dev.firstkey.contracts.Topic;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each credential on each topic of a real broker that is guarded as the stack's is.
class KafkaRightsTest {
  private static final String PREFIX = "firstkey.";

  /// Who reads and who writes what, as the design says it. `!` is a topic's dead letters.
  private static final Map<String, String> READS =
      Map.of(
          "joiner-ingest", "hris hris.contractors hris.scim enrollment-complete revocation",
          "pass-issuer", "joiner enrollment enrollment-complete expiry revocation audit-checkpoint",
          "enrollment-gateway", "joiner issuance revocation expiry worker-profile",
          "revocation-worker", "joiner issuance enrollment enrollment-complete",
          "audit-sink", "joiner issuance enrollment enrollment-complete expiry revocation audit",
          "hris", "",
          "contractors", "",
          "hr", "hris.writeback");

  private static final Map<String, String> WRITES =
      Map.of(
          "joiner-ingest",
          "hris.scim joiner worker-profile hris.writeback "
              + "hris! hris.contractors! hris.scim! enrollment-complete! revocation!",
          "pass-issuer",
          "issuance "
              + "joiner! enrollment! enrollment-complete! expiry! revocation! audit-checkpoint!",
          "enrollment-gateway",
          "enrollment enrollment-complete "
              + "joiner! issuance! revocation! expiry! worker-profile!",
          "revocation-worker",
          "expiry revocation joiner! issuance! enrollment! enrollment-complete!",
          "audit-sink",
          "audit audit-checkpoint joiner! issuance! enrollment! enrollment-complete! "
              + "expiry! revocation! audit!",
          "hris",
          "hris",
          "contractors",
          "hris.contractors",
          "hr",
          "",
          "observer",
          "");

  @TempDir private static Path dir;
  private static KafkaBroker broker;
  private static KafkaUsers users;

  @BeforeAll
  static void guard() throws IOException {
    users = new KafkaUsers(new Home(dir, dir.resolve("state")).made());
    broker = KafkaBroker.start(dir.resolve("kafka"), seat());
    Topics.create(admin(), topics(), 1, Map.of());
    var other = new KafkaLogin("joiner-ingest", "0000", Mechanism.SCRAM);
    new KafkaGuard(admin()).set(List.of(other), KafkaRights.of("other."));
    new KafkaGuard(admin()).set(users.all(), KafkaRights.of(PREFIX));
    fill();
  }

  private static KafkaSeat seat() throws IOException {
    try (var port = new ServerSocket(0);
        var controller = new ServerSocket(0)) {
      return new KafkaSeat(
          KafkaSeat.cluster(dir.toString()),
          1,
          port.getLocalPort(),
          List.of(controller.getLocalPort()),
          Optional.empty(),
          Optional.of(users.admin()));
    }
  }

  private static void fill() {
    try (var producer = producer(admin())) {
      topics().forEach(topic -> producer.send(new ProducerRecord<>(topic, new byte[1])));
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void eachReadsWhatItMustAndNothingElse(String user) {
    var wanted = user.equals("observer") ? new TreeSet<>(topics()) : names(READS.get(user));

    assertThat(allowed(topic -> reads(user, topic))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void eachWritesWhatItMustAndNothingElse(String user) {
    try (var producer = producer(client(user))) {
      assertThat(allowed(topic -> writes(producer, topic))).isEqualTo(names(WRITES.get(user)));
    }
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void nobodyReadsInTheGroupOfAnother(String user) {
    var others = users.all().stream().map(KafkaLogin::user).filter(name -> !name.equals(user));

    assertThat(others.filter(group -> joins(user, group))).isEmpty();
  }

  @Test
  void hrReadsWhatItIsToldInAGroupOfItsOwn() {
    try (var consumer = consumer("hr", Map.of("group.id", "hr"))) {
      var partition = new TopicPartition("firstkey.hris.writeback", 0);
      consumer.assign(List.of(partition));
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(1)));

      assertThat(consumer.committed(Set.of(partition)).get(partition).offset()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void nobodyMakesTopicsOrChangesRights(String user) {
    try (var kafka = Admin.create(client(user).settings())) {
      assertThat(
              failure(
                  kafka
                      .createTopics(
                          List.of(
                              new org.apache.kafka.clients.admin.NewTopic(
                                  "firstkey.new", 1, (short) 1)))
                      .all()))
          .isInstanceOf(AuthorizationException.class);
      assertThat(failure(kafka.createAcls(KafkaRights.of("mine.")).all()))
          .isInstanceOf(ClusterAuthorizationException.class);
      assertThat(failure(kafka.deleteTopics(List.of("firstkey.joiner")).all()))
          .isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"joiner-ingest", "hris", "nobody", "admin"})
  void aWrongPasswordIsRefused(String user) {
    var login = new KafkaLogin(user, "0000", Mechanism.SCRAM);

    assertThat(signsIn(KafkaClient.as(login, broker.bootstrapServers())))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void theAdministratorsPasswordIsAskedFor() {
    var login = new KafkaLogin("admin", "0000", Mechanism.PLAIN);

    assertThat(signsIn(KafkaClient.as(login, broker.bootstrapServers())))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void nobodyIsLetInWithoutALogin() {
    assertThat(signsIn(KafkaClient.anybody(broker.bootstrapServers())))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void aLoginPrintsNoPassword() {
    assertThat(client("hris").toString())
        .doesNotContain(users.login("hris").password())
        .contains("hris");
  }

  @ParameterizedTest
  @MethodSource("services")
  void theRightsFollowTheServicesOwnSettings(Service service) throws IOException {
    var settings = new java.util.Properties();
    var file = Path.of("../..", service.spoken(), "src/main/resources/application.properties");
    try (var in = java.nio.file.Files.newBufferedReader(file)) {
      settings.load(in);
    }
    var heard =
        settings.stringPropertyNames().stream()
            .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[a-z-]+\\.connector"))
            .map(name -> name.replace(".connector", ".topic"))
            .map(name -> settings.getProperty(name, "${firstkey.topic-prefix}hris"))
            .map(topic -> topic.replace("${firstkey.topic-prefix}", PREFIX))
            .collect(Collectors.toSet());

    assertThat(service.hears().stream().map(topic -> topic.name(PREFIX)))
        .containsExactlyInAnyOrderElementsOf(heard);
  }

  private static Stream<Service> services() {
    return Service.all();
  }

  private static Stream<String> everybody() {
    return WRITES.keySet().stream().sorted();
  }

  private static Set<String> allowed(java.util.function.Predicate<String> tried) {
    return topics().stream().filter(tried).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean writes(KafkaProducer<byte[], byte[]> producer, String topic) {
    try {
      producer.send(new ProducerRecord<>(topic, new byte[1])).get();
      return true;
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static boolean reads(String user, String topic) {
    try (var consumer = consumer(user, Map.of())) {
      var partition = List.of(new TopicPartition(topic, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
        assertThat(consumer.endOffsets(partition).get(partition.getFirst())).isPositive();
      }
      return true;
    } catch (TopicAuthorizationException refused) {
      return false;
    }
  }

  private static boolean joins(String user, String group) {
    try (var consumer = consumer(user, Map.of("group.id", group))) {
      consumer.committed(Set.of(new TopicPartition("firstkey.joiner", 0)));
      return true;
    } catch (GroupAuthorizationException refused) {
      return false;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String user, Map<String, Object> more) {
    var settings = new TreeMap<>(more);
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    return new KafkaConsumer<>(
        client(user).with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer(KafkaClient client) {
    return new KafkaProducer<>(
        client.with(Map.of("acks", "all", "linger.ms", 0, "enable.idempotence", false)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static Throwable signsIn(KafkaClient client) {
    var patience =
        Map.<String, Object>of("default.api.timeout.ms", 3000, "request.timeout.ms", 3000);
    try (var kafka = Admin.create(client.with(patience))) {
      return failure(kafka.describeCluster().clusterId());
    }
  }

  private static Throwable failure(org.apache.kafka.common.KafkaFuture<?> answer) {
    var thrown = new Throwable[1];
    assertThatThrownBy(answer::get).satisfies(failure -> thrown[0] = failure.getCause());
    return thrown[0];
  }

  private static KafkaClient admin() {
    return KafkaClient.as(users.admin(), broker.bootstrapServers());
  }

  private static KafkaClient client(String user) {
    return KafkaClient.as(users.login(user), broker.bootstrapServers());
  }

  private static Set<String> names(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> PREFIX + word.replace("!", ".dead-letter"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> topics() {
    var all = Arrays.stream(Topic.values()).map(topic -> topic.name(PREFIX));
    return Stream.concat(all, Stream.of("firstkey.hris.contractors"))
        .flatMap(topic -> Stream.of(topic, topic + ".dead-letter"))
        .toList();
  }
}
