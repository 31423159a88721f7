package dev.firstkey.joineringest.fakes;

import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which names and addresses the directory gives to nobody any more.
final class FakeNames {
  private final Set<String> foreignNames = ConcurrentHashMap.newKeySet();
  private final Set<String> foreignMails = ConcurrentHashMap.newKeySet();
  private volatile boolean mailsAreUnique;

  void keepMailsUnique() {
    mailsAreUnique = true;
  }

  void occupy(String username) {
    foreignNames.add(username);
  }

  void occupyMail(String email) {
    foreignMails.add(email);
  }

  boolean isTaken(String username, List<Account> accounts) {
    return foreignNames.contains(username)
        || accounts.stream().anyMatch(account -> account.username().equals(username));
  }

  /// @param accountId whose own address does not count; empty where there is no account yet
  boolean isMailTaken(Optional<Person> person, String accountId, List<Account> accounts) {
    return person
        .map(Person::email)
        .filter(mail -> foreignMails.contains(mail) || isKept(mail, accountId, accounts))
        .isPresent();
  }

  private boolean isKept(String mail, String accountId, List<Account> accounts) {
    return mailsAreUnique
        && accounts.stream()
            .filter(account -> !account.accountId().equals(accountId))
            .anyMatch(account -> mail.equals(account.email()));
  }

  static void refuseOdd(Optional<Person> person) {
    if (person.filter(who -> who.givenName().contains("<")).isPresent()) {
      throw new DirectoryRefused("a person is not called that here");
    }
  }
}
