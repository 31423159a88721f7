package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.ProfileBook.WorkerNames;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of worker_profile.
@Entity
@Immutable
@Table(name = "worker_profile")
class ProfileRow {
  @Id String workerId;
  String displayName;
  String email;
  int recordPartition;
  long recordOffset;

  WorkerNames names() {
    return new WorkerNames(displayName, email);
  }
}
