package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.CheckCoverage;
import dev.firstkey.auditsink.PartitionCoverage;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `GET /coverage`: whether every offset is accounted for.
@Path("/coverage")
@RolesAllowed("analyst")
public class CoverageResource {
  private final CheckCoverage coverage;
  private final Viewer viewer;

  CoverageResource(CheckCoverage coverage, Viewer viewer) {
    this.coverage = coverage;
    this.viewer = viewer;
  }

  /// What is accounted for.
  ///
  /// @param partitions every partition from which a record came
  /// @param complete whether none of them has a gap
  public record Accounts(List<PartitionCoverage> partitions, boolean complete) {}

  @GET
  @Operation(summary = "For each partition the offsets accounted for, and those that are missing")
  public Uni<Accounts> now() {
    return viewer.looks(AuditQuestion.COVERAGE, "", coverage::now).map(CoverageResource::accounts);
  }

  private static Accounts accounts(List<PartitionCoverage> partitions) {
    return new Accounts(
        partitions, partitions.stream().allMatch(partition -> partition.gaps().isEmpty()));
  }
}
