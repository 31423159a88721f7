package dev.firstkey.revocationworker;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// While nothing keeps account of parked records, none blinds a partition.
@DefaultBean
@ApplicationScoped
class NothingParked implements BlindPartitions {

  @Override
  public Uni<Set<Integer>> now() {
    return Uni.createFrom().item(Set.of());
  }
}
