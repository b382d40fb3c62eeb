package dev.headsup.local.permission;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The partition key that a role can ask about. That of the settings is told whole: it is a word
/// that the code chose. Of the profiles only what kind of key it is (`c#*`, `x#SMS#*`): behind that
/// there are customers, as in every other table.
final class LeadingKey {
  /// What a policy calls it.
  static final String CONDITION = "dynamodb:LeadingKeys";

  private static final String TABLE = "SettingsTable";
  private static final String PROFILES = "ProfilesTable";
  private static final String KEY = "pk";
  private static final Pattern EQUALS = Pattern.compile("(#?\\w+)\\s*=\\s*(:\\w+)");

  private LeadingKey() {}

  static Optional<String> of(String table, Map<String, AttributeValue> item) {
    String key = Optional.ofNullable(item.get(KEY)).map(AttributeValue::s).orElse("?");
    return switch (table) {
      case TABLE -> Optional.of(key);
      case PROFILES -> Optional.of(kind(key));
      default -> Optional.empty();
    };
  }

  private static String kind(String key) {
    int end = key.startsWith("x#") ? key.indexOf('#', 2) : key.indexOf('#');
    return key.substring(0, end + 1) + "*";
  }

  /// A query names its partition by a condition such as `pk = :kind`.
  static Map<String, AttributeValue> of(QueryRequest query) {
    Matcher equal = EQUALS.matcher(query.keyConditionExpression());
    while (equal.find()) {
      String name = equal.group(1);
      if (query.expressionAttributeNames().getOrDefault(name, name).equals(KEY)) {
        return Map.of(KEY, query.expressionAttributeValues().get(equal.group(2)));
      }
    }
    return Map.of();
  }
}
