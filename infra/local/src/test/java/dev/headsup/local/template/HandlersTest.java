package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.headsup.aws.dynamodb.LedgerStream;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.ResourceRequest;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.house.House;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds template.yaml and the functions' code together.
final class HandlersTest {
  private static final Template TEMPLATE = Deployed.template();
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.headsup.functions", "dev.headsup.aws");

  /// The wiring and its parts: the stores, what leaves the stack, and every dead-letter queue.
  private static final Set<String> WIRING =
      Stream.of("Wiring", "Stores", "WaysOut", "Aside")
          .map(part -> Wiring.class.getPackageName() + "." + part)
          .collect(Collectors.toSet());

  /// The ledger knows all tables of a decision. A function that commits none does without these.
  private static final Set<String> DONE_WITHOUT = Set.of("ACTIVITY_TABLE", "DUE_TABLE");

  /// What the local runtime gives and AWS never has: whoever could set it there could choose a
  /// role.
  private static final Set<String> LOCAL_ONLY = Set.of("DEV_USER", "LOCAL_WEBHOOKS");

  @TestFactory
  List<DynamicTest> aHandlerIsAClassThatLambdaCanStart() {
    return forEachFunction(function -> {
      assertThat(function.handler()).endsWith("::handleRequest");
      Class<?> handler = handler(function);

      assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
      assertThat(handler).isPublic().isFinal();
      assertThat(
              Arrays.stream(handler.getConstructors())
                  .map(each -> List.of(each.getParameterTypes())))
          .as("one constructor for Lambda, one for everybody else")
          .containsExactlyInAnyOrder(List.of(), List.of(Wiring.class));
    });
  }

  @Test
  void everyHandlerOfTheCodeIsDeployed() {
    Set<String> deployed =
        TEMPLATE.functions().stream().map(Function::handlerClass).collect(Collectors.toSet());

    assertThat(CODE.stream().filter(type -> type.isAssignableTo(RequestStreamHandler.class)))
        .extracting(JavaClass::getName)
        .containsExactlyInAnyOrderElementsOf(deployed);
  }

  @TestFactory
  List<DynamicTest> aFunctionDeclaresExactlyTheVariablesThatItsCodeReads() {
    return forEachFunction(function -> {
      Set<String> declared = new TreeSet<>(function.environment().keySet());
      Set<String> read = read(function);

      assertThat(read).as("each declared one is read").containsAll(declared);
      assertThat(declared).as("never in AWS").doesNotContainAnyElementsOf(LOCAL_ONLY);
      read.removeAll(declared);
      read.removeAll(LOCAL_ONLY);
      assertThat(read).as("each one read is declared").isSubsetOf(DONE_WITHOUT);
    });
  }

  @Test
  void everyVariableIsReadSomewhere() {
    Set<String> declared =
        TEMPLATE.functions().stream()
            .flatMap(function -> function.environment().keySet().stream())
            .collect(Collectors.toSet());
    declared.addAll(LOCAL_ONLY);

    assertThat(Arrays.stream(Variable.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @TestFactory
  List<DynamicTest> aFunctionAcceptsItsSampleEvents() {
    return forEachFunction(function -> {
      List<Path> samples = samples(function);

      assertThat(samples).as("events/%s-*.json", name(function)).isNotEmpty();
      for (Path sample : samples) {
        try (InputStream in = Files.newInputStream(sample)) {
          accept(function, sample, in);
        } catch (IOException unreadable) {
          throw new IllegalStateException("Cannot read " + sample, unreadable);
        }
      }
    });
  }

  @Test
  void everySampleEventBelongsToAFunction() throws IOException {
    Set<String> names =
        TEMPLATE.functions().stream().map(HandlersTest::name).collect(Collectors.toSet());
    try (var files = Files.list(House.root().resolve("events"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".json"))
          .allSatisfy(name -> assertThat(names).contains(name.substring(0, name.indexOf('-'))));
    }
  }

  /// A function that several call gets samples of each.
  private static void accept(Function function, Path sample, InputStream in) throws IOException {
    String text = Files.readString(sample);
    if (text.contains("\"awslogs\"")) {
      assertThat(function.id()).as("whom log groups call").isEqualTo("FeedbackFunction");
    } else if (!function.schedules().isEmpty() && text.contains("\"Scheduled Event\"")) {
      assertThat(text).contains("\"source\": \"aws.scheduler\"");
    } else if (!function.routes().isEmpty() && !text.contains("\"Records\"")) {
      HttpRequest request = HttpRequest.read(in);
      assertThat(function.routes())
          .as("a route for %s", sample.getFileName())
          .anyMatch(route ->
              route.method().equals(request.method()) && leadsTo(route.path(), request.path()));
    } else if (!function.queueSources().isEmpty()) {
      SqsBatch batch = SqsBatch.read(in);
      assertThat(batch.records())
          .isNotEmpty()
          .allSatisfy(each ->
              assertThat(each.body())
                  .containsPattern("^\\{\"v\":1,|^\\{\"version\":\"0\",.*\"detail-type\""));
    } else if (!function.streamSources().isEmpty()) {
      assertThat(LedgerStream.read(in)).isNotEmpty();
    } else if (TEMPLATE.customResources().stream()
        .anyMatch(custom -> custom.function().equals(function.id()))) {
      assertThat(ResourceRequest.read(in).logicalId()).isIn(TEMPLATE.resources().keySet());
    } else {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"source\": \"aws.scheduler\"");
    }
  }

  private static boolean leadsTo(String route, String path) {
    String open = "{proxy+}";
    if (route.contains("{") && !route.endsWith(open)) {
      return path.matches(route.replaceAll("\\{[a-z]+}", "[^/]+"));
    }
    return route.endsWith(open)
        ? path.startsWith(route.substring(0, route.length() - open.length()))
        : path.equals(route);
  }

  private static List<Path> samples(Function function) {
    try (var files = Files.list(House.root().resolve("events"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(name(function) + "-.*\\.json"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException("Cannot list events", unreadable);
    }
  }

  private static String name(Function function) {
    return function.id().replace("Function", "").toLowerCase(Locale.ROOT);
  }

  private static Class<?> handler(Function function) {
    try {
      Class<?> handler = Class.forName(function.handlerClass());
      assertThat(Modifier.isAbstract(handler.getModifiers())).isFalse();
      return handler;
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(function.id() + " names a handler that does not exist", missing);
    }
  }

  /// The variables that a function's code asks for: every [Variable] that is mentioned by what can
  /// be reached from its package through [Wiring].
  private static Set<String> read(Function function) {
    String own = handler(function).getPackageName();
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    CODE.stream()
        .filter(type -> type.getPackageName().equals(own))
        .forEach(type -> open.addAll(type.getCodeUnits()));
    Set<JavaCodeUnit> seen = new HashSet<>();
    Set<String> variables = new TreeSet<>();
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.pop();
      if (!seen.add(unit)) {
        continue;
      }
      for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
        JavaClass owner = access.getTargetOwner();
        if (owner.isEquivalentTo(Variable.class)) {
          if (Arrays.stream(Variable.values())
              .anyMatch(each -> each.name().equals(access.getName()))) {
            variables.add(access.getName());
          }
        } else if (WIRING.contains(owner.getName())) {
          Stream.of(owner.getName(), Wiring.class.getPackageName() + ".Stores")
              .flatMap(part -> CODE.get(part).getCodeUnits().stream())
              .filter(method -> method.getName().equals(access.getName()))
              .filter(method -> !method.getName().equals("<init>"))
              .forEach(open::push);
        }
      }
    }
    return variables;
  }

  private static List<DynamicTest> forEachFunction(Consumer<Function> check) {
    return TEMPLATE.functions().stream()
        .map(function -> DynamicTest.dynamicTest(function.id(), () -> check.accept(function)))
        .toList();
  }
}
