package dev.firstkey.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// HR states an episode anew, whole, after something in it changed.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param sequence The number that the source gave to this statement about the episode; a higher
///   one is newer.
/// @param givenName Given name, for the pages and the directory only.
/// @param familyName Family name, for the pages and the directory only.
/// @param displayName The name as the worker wants to read it.
/// @param email An address for notices that hold no authority. May be null.
/// @param startDate First day of the employment, a local date in workTimeZone.
/// @param endDate Last day of the employment where it is known, a local date in workTimeZone. May
///   be null.
/// @param workTimeZone IANA time zone of the place of work; every window is computed in it.
/// @param workerType How the worker is engaged.
/// @param legalEntity The legal entity that employs the worker, as the source names it.
/// @param managerWorkerId The workerId of the manager, who may be asked to confirm. May be null.
/// @param deviceContext Which kind of device the worker will enroll on.
/// @param language The language the worker reads, a BCP 47 tag. May be null.
/// @param accessBundle The access that the worker is to have from the first day, as HR or the
///   identity governance names it; nothing but the directory and policy knows what it stands for.
///   May be null.
public record HrisChanged(
    String workerId,
    String episodeId,
    long sequence,
    String givenName,
    String familyName,
    String displayName,
    @Nullable String email,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    String workTimeZone,
    WorkerType workerType,
    String legalEntity,
    @Nullable String managerWorkerId,
    DeviceContext deviceContext,
    @Nullable String language,
    @Nullable String accessBundle)
    implements HrisFact {

  public HrisChanged {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.text(givenName, "givenName");
    Require.text(familyName, "familyName");
    Require.text(displayName, "displayName");
    if (email != null) {
      Require.text(email, "email");
    }
    Require.present(startDate, "startDate");
    Require.timeZone(workTimeZone, "workTimeZone");
    Require.present(workerType, "workerType");
    Require.text(legalEntity, "legalEntity");
    if (managerWorkerId != null) {
      Require.id(managerWorkerId, "managerWorkerId");
    }
    Require.present(deviceContext, "deviceContext");
    if (language != null) {
      Require.language(language, "language");
    }
    if (accessBundle != null) {
      Require.id(accessBundle, "accessBundle");
    }
  }
}
