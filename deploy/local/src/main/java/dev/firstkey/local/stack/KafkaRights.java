package dev.firstkey.local.stack;

import dev.firstkey.contracts.Topic;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// The least that each user of Kafka needs. A service reads what it hears, in its own group, writes
/// what it says and the dead letters of what it hears, and sees how many partitions each topic has.
/// A source writes its own topic and reads none. HR reads what it is told back, in a group of its
/// own. Everything else is denied. See `docs/decisions/0014-who-may-do-what-at-kafka.md`.
final class KafkaRights {
  private final String prefix;
  private final Set<AclBinding> all = new HashSet<>();

  private KafkaRights(String prefix) {
    this.prefix = prefix;
  }

  static Set<AclBinding> of(String prefix) {
    var rights = new KafkaRights(prefix);
    Service.all().forEach(rights::service);
    Source.all().forEach(rights::source);
    rights.hr(Topic.HRIS_WRITEBACK);
    rights.onAllTopics(KafkaUsers.OBSERVER, AclOperation.READ);
    return Set.copyOf(rights.all);
  }

  private void service(Service service) {
    var user = service.spoken();
    service.hears().forEach(topic -> hears(user, topic.name(prefix)));
    said(user).forEach(topic -> onTopic(user, AclOperation.WRITE, topic.name(prefix)));
    onAllTopics(user, AclOperation.DESCRIBE);
    ownGroup(user);
  }

  private void source(Source source) {
    onTopic(source.user(), AclOperation.WRITE, prefix + source.topic());
    hears(Service.JOINER_INGEST.spoken(), prefix + source.topic());
  }

  private void hr(Topic told) {
    onTopic(KafkaUsers.HR, AclOperation.READ, told.name(prefix));
    ownGroup(KafkaUsers.HR);
  }

  private void ownGroup(String user) {
    add(user, AclOperation.READ, ResourceType.GROUP, user, PatternType.LITERAL);
  }

  private void hears(String user, String topic) {
    onTopic(user, AclOperation.READ, topic);
    onTopic(user, AclOperation.WRITE, topic + ".dead-letter");
  }

  private static Stream<Topic> said(String user) {
    return Arrays.stream(Topic.values()).filter(topic -> topic.saidBy().equals(user));
  }

  private void onTopic(String user, AclOperation operation, String topic) {
    add(user, operation, ResourceType.TOPIC, topic, PatternType.LITERAL);
  }

  private void onAllTopics(String user, AclOperation operation) {
    add(user, operation, ResourceType.TOPIC, prefix, PatternType.PREFIXED);
  }

  private void add(
      String user, AclOperation operation, ResourceType type, String name, PatternType pattern) {
    var entry = new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW);
    all.add(new AclBinding(new ResourcePattern(type, name, pattern), entry));
  }
}
