package dev.firstkey.enrollmentgateway.domain;

import java.util.List;
import java.util.Optional;

/// What a registrar's word comes to, with those that were said before it.
public sealed interface Hearing {

  /// It is enough.
  ///
  /// @param witness who has said the same before, where policy wants that
  record Enough(Word word, Optional<Word> witness) implements Hearing {}

  /// Somebody else has to say the same.
  ///
  /// @param isNew false where the same registrar said the same before
  record WitnessWanted(Word word, boolean isNew) implements Hearing {}

  /// @param before what was said at the same device
  static Hearing of(Word word, List<Word> before, boolean witnessWanted) {
    if (!witnessWanted) {
      return new Enough(word, Optional.empty());
    }
    List<Word> same = before.stream().filter(word::isAboutTheSameAs).toList();
    return same.stream()
        .filter(said -> !said.registrar().equals(word.registrar()))
        .findFirst()
        .<Hearing>map(first -> new Enough(word, Optional.of(first)))
        .orElseGet(() -> new WitnessWanted(word, same.stream().noneMatch(word::saysAgain)));
  }
}
