package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.Deleted;
import dev.firstkey.auditsink.ProveLog;
import dev.firstkey.contracts.AuditQuestion;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.LogProof;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// `GET /log/proof/…`: proofs for who does not read the tiles.
@Path("/log/proof")
@RolesAllowed({"auditor", "analyst"})
public class ProofResource {
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private final ProveLog log;
  private final Viewer viewer;

  ProofResource(ProveLog log, Viewer viewer) {
    this.log = log;
    this.viewer = viewer;
  }

  /// That a leaf is in the tree (RFC 9162 §2.1.3).
  ///
  /// @param index the leaf's log index
  /// @param size of the tree
  /// @param leafHash the leaf's hash, in Base 64 like the following
  /// @param path from its sibling up
  public record Inclusion(long index, long size, String leafHash, List<String> path) {}

  /// That one tree is the beginning of the other (RFC 9162 §2.1.4).
  ///
  /// @param from the smaller size
  /// @param to the larger one
  /// @param path the proof
  public record Consistency(long from, long to, List<String> path) {}

  @GET
  @Path("/inclusion")
  @Operation(summary = "That a leaf is in the tree of a size")
  public Uni<RestResponse<Inclusion>> inclusion(@RestQuery String index, @RestQuery String size) {
    long leaf = Asked.number(index, "index");
    long leaves = Asked.number(size, "size");
    return viewer
        .looks(AuditQuestion.LOG, "index=" + leaf, () -> log.inclusion(leaf, leaves))
        .map(found -> found.map(ProofResource::inclusion))
        .map(ProofResource::forEver);
  }

  @GET
  @Path("/consistency")
  @Operation(summary = "That the tree of a size is the beginning of the tree of a larger one")
  public Uni<RestResponse<Consistency>> consistency(@RestQuery String from, @RestQuery String to) {
    long smaller = Asked.number(from, "from");
    long larger = Asked.number(to, "to");
    return viewer
        .looks(AuditQuestion.LOG, LookedAt.HASHES, () -> log.consistency(smaller, larger))
        .map(found -> found.map(path -> new Consistency(smaller, larger, base64(path))))
        .map(ProofResource::forEver);
  }

  @GET
  @Path("/{index: [0-9]+}.tlog-proof")
  @Operation(summary = "A leaf with its proof under the newest checkpoint (C2SP tlog-proof)")
  public Uni<RestResponse<byte[]>> file(@RestPath String index) {
    long leaf = Asked.number(index, "index");
    return viewer
        .looks(AuditQuestion.LOG, "index=" + leaf, () -> log.proof(leaf))
        .onFailure(Deleted.class)
        .transform(_ -> Problems.deleted())
        .map(ProofResource::file);
  }

  private static Inclusion inclusion(ProveLog.Inclusion proof) {
    return new Inclusion(proof.index(), proof.size(), proof.leaf().base64(), base64(proof.path()));
  }

  private static List<String> base64(List<Hash> hashes) {
    return hashes.stream().map(Hash::base64).toList();
  }

  private static <T> RestResponse<T> forEver(Optional<T> found) {
    return ResponseBuilder.ok(found.orElseThrow(Problems::notInTheLog))
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .build();
  }

  private static RestResponse<byte[]> file(Optional<LogProof> proof) {
    byte[] written = proof.orElseThrow(Problems::notInTheLog).written();
    return ResponseBuilder.ok(written)
        .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
