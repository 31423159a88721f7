package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.CheckCoverage;
import dev.firstkey.auditsink.CheckTopics;
import dev.firstkey.auditsink.PartitionCoverage;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `GET /coverage`: whether every offset is accounted for, of the topics that there were.
@Path("/coverage")
@RolesAllowed("analyst")
public class CoverageResource {
  private final CheckCoverage coverage;
  private final CheckTopics topics;
  private final Viewer viewer;

  CoverageResource(CheckCoverage coverage, CheckTopics topics, Viewer viewer) {
    this.coverage = coverage;
    this.topics = topics;
    this.viewer = viewer;
  }

  /// What is accounted for.
  ///
  /// @param partitions every partition from which a record came
  /// @param madeAnew topics that were deleted and made anew: offsets were given twice, and it is
  ///   not known what the first ones were
  /// @param complete whether no partition has a gap, and no topic was made anew
  public record Accounts(
      List<PartitionCoverage> partitions, List<String> madeAnew, boolean complete) {}

  @GET
  @Operation(summary = "For each partition the offsets accounted for, and those that are missing")
  public Uni<Accounts> now() {
    return viewer.looks(AuditQuestion.COVERAGE, "", this::accounts);
  }

  private Uni<Accounts> accounts() {
    return coverage
        .now()
        .flatMap(partitions -> topics.madeAnew().map(madeAnew -> accounts(partitions, madeAnew)));
  }

  private static Accounts accounts(List<PartitionCoverage> partitions, List<String> madeAnew) {
    boolean whole = partitions.stream().allMatch(partition -> partition.gaps().isEmpty());
    return new Accounts(partitions, madeAnew, whole && madeAnew.isEmpty());
  }
}
