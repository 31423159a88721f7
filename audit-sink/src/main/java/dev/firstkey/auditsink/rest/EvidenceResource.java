package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.GatherEvidence;
import dev.firstkey.auditsink.GatherEvidence.Evidence;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.auditsink.domain.Statement;
import dev.firstkey.contracts.AuditQuestion;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.meaning.Received;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// `GET /workers/{workerId}/evidence`, `GET /authenticators/{authenticatorId}/evidence`: what
/// happened to one worker, to be verified without us.
@Path("/")
@RolesAllowed({"analyst", "auditor"})
public class EvidenceResource {
  private static final String FORMAT = "firstkey-evidence@v1";

  private final GatherEvidence evidence;
  private final Viewer viewer;

  EvidenceResource(GatherEvidence evidence, Viewer viewer) {
    this.evidence = evidence;
    this.viewer = viewer;
  }

  /// A bundle.
  ///
  /// @param format `firstkey-evidence@v1`
  /// @param workerId the worker
  /// @param checkpoint the signed note that all is proved under
  /// @param policy who may sign it, as a policy file; whoever verifies should have it from
  ///   elsewhere
  /// @param received which credentials the worker received, when, under what approval
  /// @param entries what happened, oldest first, each with its proof
  /// @param complete false where there are or were older entries than these, or newer ones that are
  ///   not published yet
  /// @param minimumIndex entries before this log index were deleted, as the log states; null where
  ///   none was
  public record Bundle(
      String format,
      String workerId,
      String checkpoint,
      String policy,
      List<Received> received,
      List<Proved> entries,
      boolean complete,
      @Nullable Long minimumIndex) {}

  /// An entry with its proof.
  ///
  /// @param index its log index
  /// @param leaf its bytes in the log, in Base 64
  /// @param path the inclusion proof from its sibling up, in Base 64
  /// @param entry what the leaf says, for people
  public record Proved(long index, String leaf, List<String> path, EntryJson entry) {}

  @GET
  @Path("workers/{workerId}/evidence")
  @Operation(
      summary = "What happened to a worker, each entry with its proof, to be verified offline")
  public Uni<Bundle> ofWorker(@RestPath String workerId) {
    String worker = Asked.workerId(workerId);
    return viewer.looksAt(worker, AuditQuestion.EVIDENCE, "", () -> bundle(worker));
  }

  @GET
  @Path("authenticators/{authenticatorId}/evidence")
  @Operation(summary = "The same about whoever received an authenticator")
  public Uni<Bundle> ofAuthenticator(@RestPath String authenticatorId) {
    UUID authenticator = Asked.authenticatorId(authenticatorId);
    String asked = "authenticator=" + authenticator;
    return evidence
        .receiver(authenticator)
        .flatMap(receiver ->
            viewer.looksAt(
                receiver.orElse(null),
                AuditQuestion.EVIDENCE,
                asked,
                () -> bundle(receiver.orElseThrow(Problems::unknownAuthenticator))));
  }

  private Uni<Bundle> bundle(String worker) {
    return evidence.about(worker).map(found -> bundle(worker, found));
  }

  private static Bundle bundle(String worker, Evidence found) {
    return new Bundle(
        FORMAT,
        worker,
        found.note().written(),
        found.policy().written(),
        Received.of(events(found.entries())),
        found.entries().stream()
            .map(entry -> proved(entry, found.paths().getOrDefault(entry.index(), List.of())))
            .toList(),
        found.complete() && found.minimum() == 0,
        EntriesResource.stated(found.minimum()));
  }

  private static SortedMap<Long, Event> events(List<Entry> entries) {
    SortedMap<Long, Event> events = new TreeMap<>();
    for (Entry entry : entries) {
      if (EventCodec.decode(entry.arrival().bytes()) instanceof Decoded.Readable(Event event)) {
        events.put(entry.index(), event);
      }
    }
    return events;
  }

  private static Proved proved(Entry entry, List<Hash> path) {
    return new Proved(
        entry.index(),
        Base64.getEncoder().encodeToString(leaf(entry.arrival())),
        path.stream().map(Hash::base64).toList(),
        EntryJson.of(asItIsRead(entry)));
  }

  /// What its bytes say: what was read from them when it was stored is no evidence.
  private static Entry asItIsRead(Entry entry) {
    return switch (EventCodec.decode(entry.arrival().bytes())) {
      case Decoded.Readable(Event event) ->
          new Entry(entry.index(), entry.arrival(), entry.recordedAt(), Statement.of(event));
      case Decoded.Unreadable _ -> entry;
    };
  }

  private static byte[] leaf(Arrival arrival) {
    var place = arrival.place();
    return new Leaf.Entry(
            place.topic(), place.partition(), place.offset(), arrival.key(), arrival.bytes())
        .encoded();
  }
}
