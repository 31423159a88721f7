package dev.firstkey.passissuer.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A worker's account, as it is read.
@Entity
@Table(name = "worker_account")
class AccountRow {
  @Id String workerId;
  String accountId;
}
