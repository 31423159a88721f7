package dev.firstkey.enrollmentgateway.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of worker.
@Entity
@Immutable
@Table(name = "worker")
class WorkerRow {
  @Id String workerId;
}
