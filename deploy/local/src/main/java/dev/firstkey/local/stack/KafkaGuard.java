package dev.firstkey.local.stack;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.backing.KafkaLogin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/// Tells Kafka who may sign in, and who may do what. The rights are exactly these, whatever was
/// there before; a user of before who is not named can still sign in, and may do nothing.
record KafkaGuard(KafkaClient admin) {
  private static final long PATIENCE_SECONDS = 60;

  /// RFC 7677 §4 asks for at least 4096; a random password of 192 bits needs no more.
  private static final int ITERATIONS = 4096;

  /// @throws IllegalStateException where Kafka does not answer
  void set(List<KafkaLogin> users, Set<AclBinding> rights) {
    try (var kafka = Admin.create(admin.settings())) {
      await(
          kafka
              .alterUserScramCredentials(users.stream().map(KafkaGuard::credential).toList())
              .all());
      var known = new HashSet<>(await(kafka.describeAcls(AclBindingFilter.ANY).values()));
      await(kafka.createAcls(without(rights, known)).all());
      await(
          kafka
              .deleteAcls(without(known, rights).stream().map(AclBinding::toFilter).toList())
              .all());
    }
  }

  private static Set<AclBinding> without(Set<AclBinding> some, Set<AclBinding> others) {
    var rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static UserScramCredentialAlteration credential(KafkaLogin login) {
    var how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
    return new UserScramCredentialUpsertion(login.user(), how, login.password());
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("Kafka does not take its users and their rights", failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", failure);
    }
  }
}
