package dev.firstkey.meaning;

/// One employment of a worker.
record Episode(String workerId, String episodeId) {

  static Episode of(String workerId, String episodeId) {
    return new Episode(workerId, episodeId);
  }
}
