package dev.firstkey.joineringest;

import java.util.UUID;

/// One comparison of the directory with what is desired.
///
/// @param id of the event that says it took place, and the cause of what is said of each worker
/// @param mend whether what drifted is to be mended
/// @param disableUnknown whether accounts of workers of whom nothing was heard are to be disabled
/// @param actor who had it done
record DriftRun(UUID id, boolean mend, boolean disableUnknown, String actor) {}
