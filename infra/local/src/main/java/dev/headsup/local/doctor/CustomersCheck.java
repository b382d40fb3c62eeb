package dev.headsup.local.doctor;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.local.smoke.Smoke;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// How many customers cannot be told, and why: without time zone, address, or consent. Reads a
/// bounded part of the table and says where to go on.
///
/// @param most how many customers are looked at, at most
/// @param after the customer after whom to begin; null for the start of the table
record CustomersCheck(
    DynamoDbClient dynamo, Profiles profiles, String table, int most, @Nullable String after)
    implements Check {

  private static final int PAGE = 100;
  private static final String PREFIX = "c#";

  @Override
  public String name() {
    return "customers";
  }

  @Override
  public List<Finding> look() {
    Map<String, AttributeValue> from =
        after == null
            ? Map.of()
            : Map.of(
                "pk", AttributeValue.fromS(PREFIX + after), "sk", AttributeValue.fromS("profile"));
    Counts counts = new Counts();
    List<CustomerId> page = new ArrayList<>();
    String last = "";
    boolean more = true;
    while (more && counts.seen < most) {
      ScanResponse read = dynamo.scan(request(from));
      for (Map<String, AttributeValue> item : read.items()) {
        last = Objects.requireNonNull(item.get("pk")).s().substring(PREFIX.length());
        if (!last.startsWith(Smoke.CUSTOMERS)) {
          page.add(new CustomerId(last));
        }
      }
      profiles.load(page).values().forEach(counts::add);
      page.clear();
      from = new HashMap<>(read.lastEvaluatedKey());
      more = !from.isEmpty();
    }
    return told(counts, more, last);
  }

  private ScanRequest request(Map<String, AttributeValue> from) {
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(table)
            .limit(PAGE)
            .projectionExpression("pk")
            .filterExpression("sk = :profile")
            .expressionAttributeValues(Map.of(":profile", AttributeValue.fromS("profile")));
    return from.isEmpty() ? request.build() : request.exclusiveStartKey(from).build();
  }

  private static List<Finding> told(Counts counts, boolean more, String last) {
    if (counts.seen == 0) {
      return List.of(
          Finding.look(
              "no profile: nobody has an address",
              "send identify calls, or import what you know",
              "import profiles FILE.csv"));
    }
    String of = " of " + counts.seen + (more ? " looked at" : "");
    List<Finding> found = new ArrayList<>();
    found.add(
        line(counts.noAddress, of + " have neither e-mail address nor phone number", "profiles"));
    found.add(line(counts.noZone, of + " have no time zone", "profiles"));
    found.add(line(counts.noConsent, of + " have no word of consent", "consents"));
    if (more) {
      found.add(
          Finding.look(
              "there are more customers",
              "go on with them",
              "doctor --customers-after \"" + last + "\""));
    }
    return found;
  }

  /// @param kind what an import would bring
  private static Finding line(int count, String what, String kind) {
    return count == 0
        ? Finding.ok(count + what)
        : Finding.look(
            count + what,
            "send identify calls, or import it (docs/guides/import.md)",
            "import " + kind + " FILE.csv");
  }

  private static final class Counts {
    private int seen;
    private int noAddress;
    private int noZone;
    private int noConsent;

    void add(Known known) {
      seen++;
      noAddress += known.profile().email().or(known.profile()::phone).isEmpty() ? 1 : 0;
      noZone += known.profile().zone().isEmpty() ? 1 : 0;
      noConsent += known.consent().equals(Consent.NONE) ? 1 : 0;
    }
  }
}
