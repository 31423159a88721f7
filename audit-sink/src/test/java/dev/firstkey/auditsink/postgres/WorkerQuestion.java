package dev.firstkey.auditsink.postgres;

/// What is asked for a timeline.
public final class WorkerQuestion {
  public static final String SQL = PostgresEntries.OF_WORKER;

  private WorkerQuestion() {}
}
