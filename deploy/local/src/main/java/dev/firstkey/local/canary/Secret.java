package dev.firstkey.local.canary;

/// One secret of a run. Its value is never written down nor printed.
///
/// @param whose a part of the stack or a new hire
record Secret(Kind kind, String whose, byte[] value) {

  @Override
  public String toString() {
    return kind.spoken() + " of " + whose;
  }
}
