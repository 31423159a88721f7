package dev.firstkey.joineringest;

import com.ibm.icu.text.Transliterator;
import dev.firstkey.joineringest.domain.NameRule;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Username;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Finds an account name that nobody has. A name is never given to another worker again: the worker
/// who had it keeps it, also when they have left.
@Startup
@ApplicationScoped
class AccountNames {
  private final Workers workers;
  private final NameRule rule;

  AccountNames(Workers workers, NamesConfig config) {
    this.workers = workers;
    this.rule = new NameRule(config.pattern(), config.longest(), config.reserved());
  }

  /// A free name, in the caller's transaction; who asks for the same one waits until that ends.
  Uni<String> free(Person person) {
    String base = base(person);
    return workers.namesLike(base).map(taken -> Username.free(base, rule.taken(taken)));
  }

  /// The next free name behind one that the directory refused.
  Uni<String> freeBehind(String refused, Person person) {
    String base = base(person);
    return workers
        .namesLike(base)
        .map(taken -> Username.freeBehind(refused, base, rule.taken(taken)));
  }

  private String base(Person person) {
    return Username.base(person, rule, AccountNames::latin);
  }

  /// Any script in Latin letters without accents, as far as Unicode's CLDR knows how.
  static String latin(String text) {
    return text.chars().allMatch(c -> c < 128) ? text : Scripts.LATIN.transliterate(text);
  }

  // Made when the first name needs it: it takes a moment.
  private static final class Scripts {
    static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }
}
