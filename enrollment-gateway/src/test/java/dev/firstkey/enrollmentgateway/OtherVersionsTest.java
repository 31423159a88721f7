package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// While replicas are exchanged, gateways of two versions have the same tables.
@QuarkusTest
class OtherVersionsTest {
  private static final List<String> TABLES =
      List.of(
          "worker",
          "episode",
          "worker_profile",
          "case_terms",
          "device_transaction",
          "registrar_statement",
          "pass",
          "pass_ending",
          "authenticator");

  /// An older gateway reads all columns of a worker, and knows one.
  @Test
  void aWorkerIsWhatAnOlderGatewayReads() {
    assertThat(Database.columnsOf("worker")).containsExactly("worker_id");
  }

  @Test
  void aColumnThatALaterVersionAddsIsReadPast() {
    all("add column of_a_later_version text");
    try {
      Visit visit = RegistrarsTest.witnessed();
      StaffCall first = StaffCall.somebody();
      assertThat(first.looksUp(visit, visit.worker).statusCode()).isEqualTo(200);
      assertThat(first.confirms(visit).statusCode()).isEqualTo(202);
      visit.confirm().issue();
      assertThat(first.sees(visit)).isEqualTo("pass-ready");
      var answer =
          new SoftwareAuthenticator(Traits.platform())
              .registration(visit.options(), Gateway.ORIGIN);
      assertThat(visit.register(answer).statusCode()).isEqualTo(200);
      MishapsTest.published(visit);
      visit.until("ready");
    } finally {
      all("drop column of_a_later_version");
    }
  }

  private static void all(String change) {
    TABLES.forEach(table -> Database.exec("alter table " + table + " " + change));
  }
}
