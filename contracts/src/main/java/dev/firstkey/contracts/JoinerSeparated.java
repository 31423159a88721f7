package dev.firstkey.contracts;

/// Staff undid a merge: what the source says of its worker is heard again from now on.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param source The CloudEvents source that calls the worker so.
/// @param mergedInto The worker whom its statements were about until now.
/// @param reference Where the decision is written, such as the id of a ticket.
public record JoinerSeparated(String workerId, String source, String mergedInto, String reference)
    implements JoinerFact {

  public JoinerSeparated {
    Require.id(workerId, "workerId");
    Require.text(source, "source");
    Require.id(mergedInto, "mergedInto");
    Require.id(reference, "reference");
  }
}
