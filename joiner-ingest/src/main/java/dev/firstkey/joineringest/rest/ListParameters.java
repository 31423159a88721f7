package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import dev.firstkey.joineringest.ListUsers;
import dev.firstkey.joineringest.scim.UserFilter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What a list is asked by, in a query or in the body of `.search` (RFC 7644 §3.4.2, §3.4.3).
record ListParameters(
    @Nullable String filter,
    @Nullable String startIndex,
    @Nullable String count,
    @Nullable String attributes,
    @Nullable String excluded) {
  private static final int USUAL = 100;

  static ListParameters of(JsonNode search) {
    return new ListParameters(
        text(search.path("filter")),
        text(search.path("startIndex")),
        text(search.path("count")),
        names(search.path("attributes")),
        names(search.path("excludedAttributes")));
  }

  /// @throws BadRequestException `invalidValue` for what is no number, `invalidFilter`
  ListUsers.Query query(String address) throws BadRequestException {
    int from = Math.max(1, number(startIndex, 1, "startIndex")) - 1;
    int most = Math.clamp(number(count, USUAL, "count"), 0, ListUsers.MOST);
    return new ListUsers.Query(
        filter == null || filter.isBlank() ? Optional.empty() : Optional.of(UserFilter.of(filter)),
        from,
        most,
        address);
  }

  private static int number(@Nullable String text, int usual, String name)
      throws BadRequestException {
    if (text == null) {
      return usual;
    }
    if (!text.matches("-?[0-9]{1,9}")) {
      throw BadRequestException.invalidValue("The parameter " + name + " is no whole number.");
    }
    return Integer.parseInt(text);
  }

  private static @Nullable String text(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  private static @Nullable String names(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? null
        : StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","));
  }
}
