package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.headsup.local.house.House;
import dev.headsup.local.permission.Need;
import dev.headsup.local.template.Roles.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S7: each role allows what its function was seen to ask for while every other test ran, resource
/// by resource, and nothing that nobody asked for. The build runs it after the others; they leave
/// what they saw in target/needs.
@Tag("afterwards")
final class PrivilegesTest {
  private static final Path NEEDS = House.root().resolve("infra/local/target/needs");

  /// With the sender that a local stack has, since the role names it.
  private static final Template TEMPLATE =
      Deployed.template(Map.of("EmailFrom", "headsup@example.com"));

  /// What is granted though no test asks for it, each with the reason.
  private static final Map<String, String> UNSEEN = unseen();

  private static Map<String, String> unseen() {
    Map<String, String> unseen = new TreeMap<>();
    unseen.put(
        "HistoryFunction s3:PutObject HistoryBucket/compacting/*",
        "a mark in the middle of a day too large for one run; CompactionStopsTest writes it");
    unseen.put(
        "HistoryFunction s3:PutObject HistoryBucket/damaged/*",
        "a batch that cannot be read; CompactionTest writes it");
    String aside = "the page Put aside; DeadLettersPathTest does the same by the command line";
    unseen.put("ConsoleFunction sqs:ChangeMessageVisibility IncidentsDeadLetters", aside);
    unseen.put("ConsoleFunction sqs:DeleteMessage IncidentsDeadLetters", aside);
    unseen.put("ConsoleFunction sqs:SendMessage IncidentsQueue", aside);
    String back = "why work went back, from its second try on; the stores' contracts write it";
    unseen.put("DeliverFunction dynamodb:BatchWriteItem QuarantineTable", back);
    unseen.put("FanoutFunction dynamodb:BatchWriteItem QuarantineTable", back);
    String bad = "bounces and complaints; ReceivingTest takes them";
    for (String action : List.of("GetItem", "PutItem", "UpdateItem")) {
      unseen.put("FeedbackFunction dynamodb:" + action + " ProfilesTable", bad);
    }
    unseen.put("FeedbackFunction dynamodb:UpdateItem CountersTable", bad);
    unseen.put("FeedbackFunction dynamodb:Query OutreachesTable", "a text message's status");
    unseen.put(
        "TelemetryFunction dynamodb:DescribeTable ActivityTable",
        "how many customers there are, for the ramp of help and marketing; BrakesTest asks");
    return unseen;
  }

  private static final SortedMap<String, Set<Need>> SEEN = new TreeMap<>();

  @BeforeAll
  static void readWhatWasSeen() throws IOException {
    assumeThat(NEEDS).as("skipped: mvn verify writes what functions need").isDirectory();
    try (Stream<Path> files = Files.list(NEEDS)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          int tab = line.indexOf('\t');
          SEEN.computeIfAbsent(line.substring(0, tab), function -> new TreeSet<>())
              .add(Need.parse(line.substring(tab + 1)));
        }
      }
    }
  }

  @Test
  void everyFunctionWasSeen() {
    assertThat(SEEN.keySet())
        .containsExactlyInAnyOrderElementsOf(
            TEMPLATE.functions().stream().map(Function::id).toList());
  }

  @Test
  void everyCallIsAllowedAndNoneIsDenied() {
    List<String> missing = new ArrayList<>();
    SEEN.forEach((function, needs) -> {
      List<Statement> role = role(function);
      for (Need need : needs) {
        if (role.stream().noneMatch(one -> one.allows() && covers(one, need))) {
          missing.add(function + " may not " + need);
        }
        if (role.stream().anyMatch(one -> !one.allows() && covers(one, need))) {
          missing.add(function + " is denied " + need);
        }
      }
    });

    assertThat(missing).isEmpty();
  }

  @Test
  void everythingAllowedWasAskedForOrHasAReason() {
    Set<String> unexplained = new TreeSet<>();
    for (Function function : TEMPLATE.functions()) {
      Set<Need> needs = SEEN.getOrDefault(function.id(), Set.of());
      role(function.id()).stream()
          .filter(Statement::allows)
          .forEach(statement -> {
            for (String action : statement.actions()) {
              for (String resource : statement.resources()) {
                if (!isLambdas(function, action, resource)
                    && needs.stream()
                        .noneMatch(
                            need -> covers(statement, need) && asks(need, action, resource))) {
                  unexplained.add(function.id() + " " + action + " " + resource);
                }
              }
            }
          });
    }

    assertThat(unexplained).isEqualTo(new TreeSet<>(UNSEEN.keySet()));
  }

  /// What Lambda itself does in the function's name: logs, traces, and taking from its queue.
  private static boolean isLambdas(Function function, String action, String resource) {
    boolean taken =
        function.queueSources().stream().anyMatch(source -> source.queue().equals(resource));
    return action.matches("(logs|xray):.*")
        || (taken && action.matches("sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)"))
        || (!function.streamSources().isEmpty()
            && (resource.contains("/stream/") || resource.endsWith("DeadLetters")));
  }

  private static boolean covers(Statement statement, Need need) {
    return statement.actions().contains(need.action())
        && statement.resources().stream().anyMatch(resource -> asks(need, need.action(), resource))
        && statement.except().stream().noneMatch(glob -> matches(glob, need.resource()))
        && holds(statement, need);
  }

  private static boolean asks(Need need, String action, String resource) {
    return need.action().equals(action) && matches(resource, logical(need.resource()));
  }

  private static boolean matches(String glob, String resource) {
    String pattern =
        Stream.of(glob.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((left, right) -> left + ".*" + right)
            .orElseThrow();
    // A bucket's name has no capitals, also where it is its logical id.
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(resource).matches();
  }

  /// A secret and a topic are asked for by their ARN, everything else by a name that is its logical
  /// id.
  private static String logical(String resource) {
    return resource
        .replaceFirst("^arn:aws:secretsmanager:.*:secret:(.*)-[^-]*$", "$1")
        .replaceFirst("^arn:aws:sns:us-east-1:000000000000:(HandOffTopic|IntegratorTopic)$", "$1");
  }

  /// The conditions that the template uses; another one is refused until it is read here.
  private static boolean holds(Statement statement, Need need) {
    Raw.Fields conditions = statement.raw().fields("Condition");
    assertThat(conditions.fields().keySet())
        .isSubsetOf("StringEquals", "ForAllValues:StringEquals", "ForAllValues:StringLike");
    return conditions.fields().keySet().stream()
        .allMatch(kind ->
            conditions.fields(kind).fields().keySet().stream()
                .allMatch(key ->
                    isOneOf(
                        conditions.fields(kind).items(key),
                        need.context().get(key),
                        kind.endsWith("StringLike"))));
  }

  private static boolean isOneOf(List<Raw> words, @Nullable String asked, boolean globs) {
    return words.stream()
        .map(word -> Deployed.logical(TEMPLATE, word))
        .anyMatch(word -> globs ? asked != null && matches(word, asked) : word.equals(asked));
  }

  private static List<Statement> role(String function) {
    String role = TEMPLATE.function(function).orElseThrow().role().orElseThrow();
    return Roles.statements(TEMPLATE).stream()
        .filter(statement -> statement.role().equals(role))
        .toList();
  }
}
