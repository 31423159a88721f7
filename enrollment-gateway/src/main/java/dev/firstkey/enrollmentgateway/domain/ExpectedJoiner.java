package dev.firstkey.enrollmentgateway.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A joiner as a registrar sees them, and what policy asks of who confirms them.
///
/// @param displayName null where it is not known or erased
/// @param deviceContext null until pass-issuer has opened the case
/// @param proofing the ways that suffice; empty where it is not known
/// @param witness whether a second registrar has to confirm the same
public record ExpectedJoiner(
    String workerId,
    String episodeId,
    LocalDate startDate,
    @Nullable String displayName,
    @Nullable String deviceContext,
    List<String> proofing,
    boolean witness) {

  public ExpectedJoiner {
    proofing = List.copyOf(proofing);
  }
}
