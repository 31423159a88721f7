package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two requests of a client at once about one employment: whatever their order, what ended stays
/// dead.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class DeletedAndCreatedAtOnceTest {
  private final String worker = newWorker();

  private String user(String userName) {
    return Scim.user(worker, userName + worker + "@example.test")
        .replace("\"startDate\"", "\"episodeId\":\"e-1\",\"startDate\"");
  }

  private String hired() {
    String id = Scim.created(user("first."));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    return id;
  }

  private static void waits(int many) {
    Tables.await(
        """
        select count(*) >= %d from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()
        """
            .formatted(many));
  }

  /// The deletion is held just before it commits, and the creation meets it there.
  @Test
  void aUserThatIsCreatedWhileItsEmploymentEndsIsRefusedLikeOneBehindIt() throws Exception {
    String id = hired();
    try (ExecutorService two = Executors.newFixedThreadPool(2);
        Connection holder = FirstkeyBacking.connectAsOwner();
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.executeUpdate(
          "insert into scim_episode_over values ('urn:example:idp', '%s', 'e-1')"
              .formatted(worker));
      Future<Response> deleted = two.submit(() -> Scim.client().delete(Scim.USERS + "/" + id));
      waits(1);
      Future<Response> created = two.submit(() -> Scim.create(user("second.")));
      waits(2);
      holder.rollback();
      assertThat(deleted.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
      Scim.isRefused(created.get(20, TimeUnit.SECONDS).then(), 400, "invalidValue");
    }
    await(Topic.JOINER, worker, JoinerWithdrawn.class);
    assertThat(heard(Topic.JOINER, worker, JoinerIgnored.class)).isEmpty();
  }

  @Test
  void whicheverIsFirstNoUserIsLeftOfWhatIsOver() throws Exception {
    String id = hired();
    try (ExecutorService some = Executors.newFixedThreadPool(4)) {
      Callable<Integer> delete = () -> Scim.client().delete(Scim.USERS + "/" + id).statusCode();
      Callable<Integer> create = () -> Scim.create(user("second.")).statusCode();
      for (Future<Integer> answer :
          some.invokeAll(IntStream.range(0, 8).mapToObj(i -> i == 3 ? delete : create).toList())) {
        assertThat(answer.get()).isIn(204, 400, 409);
      }
    }
    Scim.client()
        .queryParam("filter", "externalId eq \"" + worker + "\"")
        .get(Scim.USERS)
        .then()
        .body("totalResults", org.hamcrest.Matchers.equalTo(0));
  }
}
