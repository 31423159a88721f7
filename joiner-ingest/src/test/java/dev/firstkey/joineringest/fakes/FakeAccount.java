package dev.firstkey.joineringest.fakes;

import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An account of the directory in memory, which knows two access bundles.
final class FakeAccount {
  private static final Set<String> KNOWN = Set.of("warehouse", "payments-admin");

  final String workerId;
  final List<HeldCredential> held = new CopyOnWriteArrayList<>();
  final Set<String> bundles = ConcurrentHashMap.newKeySet();
  volatile Account account;

  FakeAccount(String workerId, Account account) {
    this.workerId = workerId;
    this.account = account;
  }

  void grant(String bundle) {
    if (!KNOWN.contains(bundle)) {
      throw new DirectoryRefused("there is no such bundle");
    }
    bundles.add(bundle);
  }

  void publish(Passkey passkey) {
    String label = passkey.authenticatorId().toString();
    if (held.stream().noneMatch(credential -> label.equals(credential.label()))) {
      held.add(
          new HeldCredential(
              UUID.randomUUID().toString(), label, passkey.credentialId(), passkey.publicKey()));
    }
  }
}
