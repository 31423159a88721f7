package dev.firstkey.joineringest.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Which page of the quarantine, or of the merges, is asked for. Each parameter may be given once;
/// one that is unknown, repeated or of the wrong form is refused by name.
record QuarantinePage(UriInfo uri, Optional<String> after, int limit) {
  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final Set<String> NAMES = Set.of("after", "limit");

  static QuarantinePage in(UriInfo uri) {
    if (!NAMES.containsAll(uri.getQueryParameters().keySet())) {
      throw wrong("after or limit");
    }
    return new QuarantinePage(
        uri, one(uri, "after"), one(uri, "limit").map(QuarantinePage::number).orElse(USUAL));
  }

  /// Behind which it begins, read from its text, where one is given.
  <T> Optional<T> after(Function<String, Optional<T>> read) {
    return after.map(text -> read.apply(text).orElseThrow(() -> wrong("after")));
  }

  /// @param found one more than the limit where there are more
  /// @param place how the next page names the last of this one
  <T> RestResponse<List<T>> answer(List<T> found, Function<T, String> place) {
    if (found.size() <= limit) {
      return ResponseBuilder.ok(found).build();
    }
    List<T> page = found.subList(0, limit);
    String next = place.apply(page.getLast());
    return ResponseBuilder.ok(page).header(HttpHeaders.LINK, link(next)).build();
  }

  /// RFC 8288, relative to this address: nothing that a proxy or a Host header says gets into it.
  private String link(String next) {
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
