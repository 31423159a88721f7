package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.ProvisionUsers;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Which page of the quarantine is asked for. Each parameter may be given once; one that is
/// unknown, repeated or of the wrong form is refused by name.
record QuarantinePage(UriInfo uri, Optional<UUID> after, int limit) {
  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final Set<String> NAMES = Set.of("after", "limit");

  static QuarantinePage in(UriInfo uri) {
    if (!NAMES.containsAll(uri.getQueryParameters().keySet())) {
      throw wrong("after or limit");
    }
    return new QuarantinePage(
        uri,
        one(uri, "after").map(text -> ProvisionUsers.uuid(text).orElseThrow(() -> wrong("after"))),
        one(uri, "limit").map(QuarantinePage::number).orElse(USUAL));
  }

  /// @param found one more than the limit where there are more
  RestResponse<List<QuarantineView>> answer(List<QuarantineView> found) {
    if (found.size() <= limit) {
      return ResponseBuilder.ok(found).build();
    }
    List<QuarantineView> page = found.subList(0, limit);
    return ResponseBuilder.ok(page).header(HttpHeaders.LINK, link(page.getLast().id())).build();
  }

  /// RFC 8288, relative to this address: nothing that a proxy or a Host header says gets into it.
  private String link(UUID next) {
    String query =
        uri.getRequestUriBuilder().replaceQueryParam("after", next).build().getRawQuery();
    return "<?%s>; rel=\"next\"".formatted(query);
  }

  private static int number(String text) {
    int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > MOST) {
      throw wrong("limit");
    }
    return number;
  }

  private static Optional<String> one(UriInfo uri, String name) {
    List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw wrong(name);
    }
    return values.stream().findFirst();
  }

  private static HttpProblem wrong(String name) {
    return StaffWord.problem(
            Response.Status.BAD_REQUEST, "invalid", "A parameter is wrong: " + name)
        .build();
  }
}
