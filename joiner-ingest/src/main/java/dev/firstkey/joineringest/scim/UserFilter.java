package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.AndFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which Users a list shows (RFC 7644 §3.4.2.2).
public final class UserFilter {
  private static final int LONGEST = 2048;

  /// The core schema's attributes are named with their URN or without (RFC 7644 §3.10).
  private static final String CORE = "(?i)" + Pattern.quote(ScimSchemas.USER + ":");

  private final Filter filter;

  private UserFilter(Filter filter) {
    this.filter = filter;
  }

  /// An attribute that a User is found by without reading others.
  public enum Indexed {
    USER_NAME("userName"),
    EXTERNAL_ID("externalId"),
    ID("id");

    private final String attribute;

    Indexed(String attribute) {
      this.attribute = attribute;
    }

    static Optional<Indexed> of(String name) {
      return Arrays.stream(values()).filter(it -> it.attribute.equalsIgnoreCase(name)).findFirst();
    }
  }

  /// One value that every match must have.
  public record Key(Indexed attribute, String value) {}

  /// @throws BadRequestException `invalidFilter`; the filter is not quoted
  public static UserFilter of(String text) throws BadRequestException {
    if (text.length() > LONGEST) {
      throw BadRequestException.invalidFilter("A filter has at most " + LONGEST + " characters.");
    }
    try {
      return new UserFilter(Filter.fromString(text.replaceAll(CORE, "")));
    } catch (BadRequestException | RuntimeException | StackOverflowError _) {
      throw BadRequestException.invalidFilter(
          "This is no filter as RFC 7644 section 3.4.2.2 has it.");
    }
  }

  /// The key in it, where it has one.
  public Optional<Key> key() {
    return key(filter);
  }

  /// Whether it finds the User.
  ///
  /// @param user whole, as a client sees it
  public boolean finds(JsonNode user) throws ScimException {
    try {
      return filter.visit(new UserEvaluator(), user);
    } catch (BadRequestException | RuntimeException | StackOverflowError _) {
      // The library's words may quote the filter.
      throw BadRequestException.invalidFilter("This filter compares what cannot be compared.");
    }
  }

  private static Optional<Key> key(Filter filter) {
    if (filter instanceof AndFilter and) {
      return parts(and).stream().flatMap(part -> key(part).stream()).findFirst();
    }
    return filter instanceof EqualFilter equal ? key(equal) : Optional.empty();
  }

  private static List<Filter> parts(AndFilter and) {
    return Objects.requireNonNull(and.getCombinedFilters());
  }

  private static Optional<Key> key(EqualFilter equal) {
    ValueNode value = Objects.requireNonNull(equal.getComparisonValue());
    return attribute(Objects.requireNonNull(equal.getAttributePath()))
        .filter(_ -> value.isTextual())
        .map(name -> new Key(name, value.asText()));
  }

  private static Optional<Indexed> attribute(Path path) {
    boolean isCore = path.getSchemaUrn() == null && path.size() == 1;
    return isCore ? Indexed.of(path.getElement(0).getAttribute()) : Optional.empty();
  }
}
