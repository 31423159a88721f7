package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.ContainsFilter;
import com.unboundid.scim2.common.filters.EndsWithFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.NotEqualFilter;
import com.unboundid.scim2.common.filters.StartsWithFilter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import dev.firstkey.joineringest.domain.UserNameKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares a User with a filter as our schemas say: with regard to case where an attribute is
/// `caseExact` (RFC 7643 §2.2), and by `value` where a filter names a multi-valued attribute alone,
/// as in `emails co "example.test"` (RFC 7644 §3.4.2.2).
final class UserEvaluator extends FilterEvaluator {
  private static final String USER_NAME = "userName";

  @Override
  protected @Nullable AttributeDefinition getAttributeDefinition(Path path) {
    return ScimSchemas.attribute(path).orElse(null);
  }

  @Override
  public Boolean visit(EqualFilter filter, JsonNode user) throws ScimException {
    if (isUserName(filter)) {
      return UserNameKey.of(user.path(USER_NAME).asText())
          .equals(UserNameKey.of(compared(filter).asText()));
    }
    return isWhole(filter)
        ? Filter.eq(value(filter), compared(filter)).visit(this, user)
        : super.visit(filter, user);
  }

  @Override
  public Boolean visit(NotEqualFilter filter, JsonNode user) throws ScimException {
    return isWhole(filter)
        ? Filter.ne(value(filter), compared(filter)).visit(this, user)
        : super.visit(filter, user);
  }

  @Override
  public Boolean visit(ContainsFilter filter, JsonNode user) throws ScimException {
    return isWhole(filter)
        ? Filter.co(value(filter), compared(filter)).visit(this, user)
        : super.visit(filter, user);
  }

  @Override
  public Boolean visit(StartsWithFilter filter, JsonNode user) throws ScimException {
    return isWhole(filter)
        ? Filter.sw(value(filter), compared(filter)).visit(this, user)
        : super.visit(filter, user);
  }

  @Override
  public Boolean visit(EndsWithFilter filter, JsonNode user) throws ScimException {
    return isWhole(filter)
        ? Filter.ew(value(filter), compared(filter)).visit(this, user)
        : super.visit(filter, user);
  }

  // As it is looked for in the database: in any script, however its accents are written.
  private static boolean isUserName(Filter filter) {
    return ScimSchemas.attribute(path(filter))
        .filter(it -> it.getName().equals(USER_NAME) && compared(filter).isTextual())
        .isPresent();
  }

  private static boolean isWhole(Filter filter) {
    return ScimSchemas.attribute(path(filter))
        .filter(AttributeDefinition::isMultiValued)
        .isPresent();
  }

  private static Path value(Filter filter) {
    return path(filter).attribute("value");
  }

  private static Path path(Filter filter) {
    return Objects.requireNonNull(filter.getAttributePath());
  }

  private static ValueNode compared(Filter filter) {
    return Objects.requireNonNull(filter.getComparisonValue());
  }
}
