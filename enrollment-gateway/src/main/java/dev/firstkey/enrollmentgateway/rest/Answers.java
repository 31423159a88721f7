package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.Answer;

/// An answer as HTTP: its value, or a problem.
final class Answers {
  private Answers() {}

  static <T> T valueOf(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.NotPossible<T> _ -> throw Problems.notPossible();
      case Answer.Replayed<T> _ -> throw Problems.replayed();
      case Answer.Limited<T>(var pause) -> throw Problems.limited(pause);
      case Answer.Blind<T> _ -> throw new BlindMapper.Blind();
      case Answer.Refused<T>(var reason) -> throw Problems.refused(reason);
    };
  }
}
