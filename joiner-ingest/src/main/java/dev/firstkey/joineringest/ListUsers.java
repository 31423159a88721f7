package dev.firstkey.joineringest;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.scim.ScimDiscovery;
import dev.firstkey.joineringest.scim.UserFilter;
import dev.firstkey.joineringest.scim.UserView;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists the Users of a SCIM client (RFC 7644 §3.4.2). A filter that names a userName, an
/// externalId or an id is answered by an index; another one reads every User of the client.
@ApplicationScoped
public class ListUsers {
  /// The most Users in one answer.
  public static final int MOST = ScimDiscovery.MOST_RESULTS;

  private static final int MOST_READ = 2_000;

  private final Transactions transactions;
  private final ProvisionedUsers users;

  ListUsers(Transactions transactions, ProvisionedUsers users) {
    this.transactions = transactions;
    this.users = users;
  }

  /// Which of them.
  ///
  /// @param filter empty for all
  /// @param from how many come before
  /// @param most how many at most
  /// @param address of the collection, for filters over `meta.location`
  public record Query(Optional<UserFilter> filter, int from, int most, String address) {}

  /// What was found.
  ///
  /// @param total how many there are, on this page or not
  public record Found(long total, List<ProvisionedUser> users) {}

  /// Fails with 400 `tooMany` where a filter would have to read more than two thousand.
  public Uni<Found> of(String source, Query query) {
    return transactions.run(
        () -> query.filter().isEmpty() ? page(source, query) : matching(source, query));
  }

  private Uni<Found> page(String source, Query query) {
    return users
        .count(source)
        .flatMap(total ->
            users.page(source, query.from(), query.most()).map(found -> new Found(total, found)));
  }

  private Uni<Found> matching(String source, Query query) {
    UserFilter filter = query.filter().orElseThrow();
    return candidates(source, filter)
        .flatMap(all -> {
          try {
            List<ProvisionedUser> found = new ArrayList<>();
            for (ProvisionedUser user : all) {
              if (filter.finds(UserView.of(user, query.address()))) {
                found.add(user);
              }
            }
            return Uni.createFrom()
                .item(
                    new Found(
                        found.size(),
                        found.stream().skip(query.from()).limit(query.most()).toList()));
          } catch (ScimException e) {
            return Uni.createFrom().failure(e);
          }
        });
  }

  private Uni<List<ProvisionedUser>> candidates(String source, UserFilter filter) {
    return filter
        .key()
        .map(key -> byIndex(source, key).map(user -> user.stream().toList()))
        .orElseGet(() -> everyOne(source));
  }

  private Uni<Optional<ProvisionedUser>> byIndex(String source, UserFilter.Key key) {
    return switch (key.attribute()) {
      case USER_NAME -> users.named(source, key.value());
      case EXTERNAL_ID -> users.ofWorker(source, key.value());
      case ID ->
          ProvisionUsers.uuid(key.value())
              .map(id -> users.find(source, id))
              .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    };
  }

  private Uni<List<ProvisionedUser>> everyOne(String source) {
    return users
        .count(source)
        .flatMap(many ->
            many <= MOST_READ
                ? users.page(source, 0, MOST_READ)
                : Uni.createFrom()
                    .failure(
                        BadRequestException.tooMany(
                            "Filter by userName, externalId or id: there are too many Users.")));
  }
}
