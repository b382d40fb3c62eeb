package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A role allows every AWS call that the function's code can make, also one that no test makes;
/// [PrivilegesTest] holds it to the resources, and to nothing more than what was seen.
///
/// The calls are read from the class files: all that can be reached from the function's package,
/// through a port to each of its adapters, down to the SDK's clients.
final class CallsTest {
  private static final Template TEMPLATE = Deployed.template();
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.headsup");
  private static final String SERVICES = "software.amazon.awssdk.services.";

  /// What a call of the SDK needs in a role, where that is not its own name. A transaction needs
  /// what is in it.
  private static final Map<String, Set<String>> NEEDS =
      Map.of(
          "dynamodb:BatchExecuteStatement",
              Set.of("dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate"),
          "dynamodb:TransactWriteItems", Set.of(),
          "s3:GetObjectAsBytes", Set.of("s3:GetObject"),
          "s3:ListObjectsV2", Set.of("s3:ListBucket"),
          "sqs:SendMessageBatch", Set.of("sqs:SendMessage"),
          "sqs:DeleteMessageBatch", Set.of("sqs:DeleteMessage"),
          "sqs:ChangeMessageVisibilityBatch", Set.of("sqs:ChangeMessageVisibility"),
          "sesv2:SendEmail", Set.of("ses:SendEmail"));

  /// The parts of a transaction.
  private static final Map<String, String> PARTS =
      Map.of(
          "Put", "dynamodb:PutItem",
          "Update", "dynamodb:UpdateItem",
          "Delete", "dynamodb:DeleteItem",
          "ConditionCheck", "dynamodb:ConditionCheckItem");

  @TestFactory
  List<DynamicTest> aRoleAllowsTheCallsThatItsFunctionCanMake() {
    return TEMPLATE.functions().stream()
        .map(function ->
            DynamicTest.dynamicTest(
                function.id(), () -> assertThat(allowed(function)).containsAll(needed(function))))
        .toList();
  }

  private static Set<String> allowed(Function function) {
    Set<String> allowed = new TreeSet<>();
    Roles.statements(TEMPLATE).stream()
        .filter(statement -> statement.allows())
        .filter(statement -> statement.role().equals(function.role().orElseThrow()))
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> !action.matches("(logs|xray):.*"))
        .forEach(allowed::add);
    return allowed;
  }

  private static Set<String> needed(Function function) {
    Set<String> needed = new TreeSet<>();
    if (!function.queueSources().isEmpty()) {
      // Lambda reads the queue in the function's name.
      needed.addAll(Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"));
    }
    String own = function.handlerClass().substring(0, function.handlerClass().lastIndexOf('.'));
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    CODE.stream()
        .filter(type -> type.getPackageName().equals(own))
        .forEach(type -> open.addAll(type.getCodeUnits()));
    Set<JavaCodeUnit> seen = new HashSet<>();
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.pop();
      if (seen.add(unit)) {
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
          needs(access).forEach(needed::add);
          reached(access).forEach(open::push);
        }
      }
    }
    return needed;
  }

  /// What an access needs in a role: nothing, unless it is a call of an AWS client.
  private static Stream<String> needs(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = owner.getName();
    if (!name.startsWith(SERVICES)) {
      return Stream.empty();
    }
    if (name.startsWith(SERVICES + "dynamodb.model.") && access.getName().equals("builder")) {
      return Stream.ofNullable(PARTS.get(owner.getSimpleName()));
    }
    if (!name.endsWith("Client") || access.getName().matches("builder|create|close")) {
      return Stream.empty();
    }
    String service = name.substring(SERVICES.length()).split("\\.")[0];
    String call = access.getName();
    String action = service + ":" + Character.toUpperCase(call.charAt(0)) + call.substring(1);
    return NEEDS.getOrDefault(action, Set.of(action)).stream();
  }

  /// Our own code that an access leads to; a call of a port leads to every adapter.
  private static Stream<JavaCodeUnit> reached(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    if (!owner.getPackageName().startsWith("dev.headsup.")) {
      return Stream.empty();
    }
    return Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(unit -> unit.getName().equals(access.getName()))
        .filter(unit -> !unit.getOwner().getPackageName().startsWith("dev.headsup.local"));
  }
}
