package dev.firstkey.local.demo;

/// A step did not lead to the next one. The message says which, and what was answered.
class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  Stopped(String message) {
    super(message);
  }
}
