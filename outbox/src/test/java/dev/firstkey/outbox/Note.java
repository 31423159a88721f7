package dev.firstkey.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/// The state of the small service that these tests are.
@Entity
public class Note {
  @Id UUID id;
  String words;

  protected Note() {}

  Note(UUID id, String words) {
    this.id = id;
    this.words = words;
  }
}
