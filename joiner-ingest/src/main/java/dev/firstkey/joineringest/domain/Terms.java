package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.WorkerType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What HR says about an employment, without the person.
///
/// @param startDate first day, a local date in the time zone
/// @param endDate last day; may be null
/// @param workTimeZone IANA time zone of the place of work
/// @param managerWorkerId may be null
/// @param accessBundle which access the worker is to have from the first day; may be null
public record Terms(
    LocalDate startDate,
    @Nullable LocalDate endDate,
    String workTimeZone,
    WorkerType workerType,
    String legalEntity,
    @Nullable String managerWorkerId,
    DeviceContext deviceContext,
    @Nullable String accessBundle) {

  /// With no bundle.
  public Terms(
      LocalDate startDate,
      @Nullable LocalDate endDate,
      String workTimeZone,
      WorkerType workerType,
      String legalEntity,
      @Nullable String managerWorkerId,
      DeviceContext deviceContext) {
    this(
        startDate,
        endDate,
        workTimeZone,
        workerType,
        legalEntity,
        managerWorkerId,
        deviceContext,
        null);
  }
}
