package dev.firstkey.contracts;

/// revocation-worker parked a record about the subject: until it is replayed or given up, what it
/// would have ended may not have ended, and nothing may be given or redeemed.
///
/// @param topic The topic of the record.
/// @param partition The partition of the record.
/// @param offset The offset of the record.
/// @param parkedBecause The code with which it is parked.
public record RevocationRecordParked(String topic, int partition, long offset, String parkedBecause)
    implements RevocationFact {

  public RevocationRecordParked {
    Require.text(topic, "topic");
    Require.text(parkedBecause, "parkedBecause");
  }
}
