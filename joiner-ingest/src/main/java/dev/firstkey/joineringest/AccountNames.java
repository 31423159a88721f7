package dev.firstkey.joineringest;

import com.ibm.icu.text.Transliterator;
import dev.firstkey.joineringest.domain.NameRule;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Username;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/// Finds an account name that nobody has. The worker who had a name keeps it, also when they have
/// left; of one who was erased it is free again after a configured time.
@Startup
@ApplicationScoped
class AccountNames {
  private final Workers workers;
  private final ErasedNames erased;
  private final NameRule rule;

  AccountNames(Workers workers, ErasedNames erased, NamesConfig config) {
    this.workers = workers;
    this.erased = erased;
    this.rule = new NameRule(config.pattern(), config.longest(), config.reserved());
  }

  /// A free name, in the caller's transaction; who asks for the same one waits until that ends.
  Uni<String> free(Person person) {
    String base = base(person);
    return choose(base, taken -> Username.free(base, taken));
  }

  /// The next free name behind one that the directory refused.
  Uni<String> freeBehind(String refused, Person person) {
    String base = base(person);
    return choose(base, taken -> Username.freeBehind(refused, base, taken));
  }

  private Uni<String> choose(String base, Function<Set<String>, String> how) {
    return workers.namesLike(base).flatMap(taken -> notErased(rule.taken(taken), how));
  }

  private Uni<String> notErased(Set<String> taken, Function<Set<String>, String> how) {
    String name = how.apply(taken);
    return erased
        .holds(name)
        .flatMap(
            isErased -> isErased ? notErased(and(taken, name), how) : Uni.createFrom().item(name));
  }

  private static Set<String> and(Set<String> taken, String name) {
    Set<String> more = new HashSet<>(taken);
    more.add(name);
    return more;
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
