package dev.firstkey.joineringest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Employment;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.scim.HireData;
import dev.firstkey.joineringest.scim.UserDocument;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.OutgoingRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Says what a SCIM client's change means, in the words of an HRIS and in the client's own name.
@ApplicationScoped
class ScimVoice {
  private final Outbox outbox;
  private final String topic;

  ScimVoice(Outbox outbox, @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.outbox = outbox;
    this.topic = Topic.HRIS_SCIM.name(topicPrefix);
  }

  /// Writes the saying, in the caller's transaction. The User's version is its sequence.
  ///
  /// @param manager the manager's workerId
  Uni<Void> say(
      ProvisionedUser user,
      UserDocument document,
      Optional<String> manager,
      Optional<Employment.Saying> saying) {
    return outbox.addRecords(
        saying.stream().map(said -> record(user, document, manager, said)).toList());
  }

  private OutgoingRecord record(
      ProvisionedUser user,
      UserDocument document,
      Optional<String> manager,
      Employment.Saying saying) {
    byte[] event =
        EventCodec.encodeHris(
            id(user, saying),
            user.source(),
            user.workerId(),
            user.modified(),
            saying.type(),
            data(user, document, manager, saying));
    return new OutgoingRecord(
        topic, user.workerId(), event, Map.of("content-type", EventCodec.CONTENT_TYPE));
  }

  private static ObjectNode data(
      ProvisionedUser user,
      UserDocument document,
      Optional<String> manager,
      Employment.Saying saying) {
    boolean isWhole =
        saying.type() == EventType.HRIS_WORKER_HIRED
            || saying.type() == EventType.HRIS_WORKER_CHANGED;
    return isWhole
        ? HireData.statement(document, saying.episodeId(), user.version(), manager)
        : HireData.end(user.workerId(), saying.episodeId(), user.version());
  }

  private static String id(ProvisionedUser user, Employment.Saying saying) {
    String name = "scim/" + user.id() + '/' + user.version() + '/' + saying.type().spoken();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
