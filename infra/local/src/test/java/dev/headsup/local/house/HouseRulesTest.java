package dev.headsup.local.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Who may know whom, in all modules. The picture of it is in docs/ARCHITECTURE.md.
final class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.headsup");

  private static final String ENGINE = "dev.headsup.engine..";
  private static final String AUTHORING = "dev.headsup.authoring..";
  private static final String AWS = "dev.headsup.aws..";
  private static final String FUNCTIONS = "dev.headsup.functions..";
  private static final String SIM = "dev.headsup.sim..";
  private static final String LOCAL = "dev.headsup.local..";
  private static final String BENCH = "dev.headsup.bench..";

  @Test
  void authoringKnowsTheEngineOnly() {
    noClasses()
        .that(resideInAPackage(AUTHORING))
        .should()
        .dependOnClassesThat(resideInAnyPackage(AWS, FUNCTIONS, SIM, LOCAL, BENCH))
        .check(HOUSE);
  }

  @Test
  void theAdaptersKnowTheEngineOnly() {
    noClasses()
        .that(resideInAPackage(AWS))
        .should()
        .dependOnClassesThat(resideInAnyPackage(AUTHORING, FUNCTIONS, SIM, LOCAL, BENCH))
        .check(HOUSE);
  }

  @Test
  void nobodyKnowsTheLocalRuntime() {
    noClasses()
        .that(resideInAnyPackage(ENGINE, AUTHORING, AWS, FUNCTIONS))
        .should()
        .dependOnClassesThat(resideInAnyPackage(SIM, LOCAL, BENCH))
        .because("nothing in the functions may know that it runs locally")
        .check(HOUSE);
  }

  @Test
  void theSimulatorKnowsNoServer() {
    noClasses()
        .that(resideInAPackage(SIM))
        .should()
        .dependOnClassesThat(resideInAnyPackage(LOCAL, BENCH))
        .because("it runs the functions alone, in one thread")
        .check(HOUSE);
  }

  @Test
  void aFunctionDoesNotKnowAnother() {
    slices()
        .matching("dev.headsup.functions.(*)..")
        .should()
        .notDependOnEachOther()
        .because("each could move into a zip of its own tomorrow")
        .check(HOUSE);
  }

  @Test
  void onlyTheAdaptersKnowTheAwsSdk() {
    noClasses()
        .that(resideInAnyPackage(ENGINE, AUTHORING, FUNCTIONS))
        .and(not(nameMatching("dev\\.headsup\\.functions\\.(Wiring|Stores)")))
        .should()
        .dependOnClassesThat(resideInAPackage("software.amazon.."))
        .because("what a function says to AWS goes through a port; Wiring puts them together")
        .check(HOUSE);
  }

  @Test
  void onlyTheShellKnowsLambda() {
    noClasses()
        .that(resideInAnyPackage(ENGINE, AUTHORING))
        .should()
        .dependOnClassesThat(resideInAPackage("com.amazonaws.."))
        .check(HOUSE);
  }

  @Test
  void packagesOfTheLibrariesFormNoCycle() {
    slices().matching("dev.headsup.authoring.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("dev.headsup.aws.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("dev.headsup.sim.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("dev.headsup.local.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void theEnvironmentIsReadInOnePlace() {
    noClasses()
        .that(resideInAnyPackage(ENGINE, AUTHORING, AWS, FUNCTIONS))
        .and(not(nameMatching("dev\\.headsup\\.functions\\.Wiring")))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .because("a variable that Wiring does not read is not in the template either")
        .check(HOUSE);
  }

  @Test
  void theClockIsGiven() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("the local clock can be moved, and every function has to see it: InstantSource")
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that(not(resideInAnyPackage("dev.headsup.local.cli..", BENCH)))
        .and(not(nameMatching("dev\\.headsup\\.(functions\\.Wiring|aws\\.log\\.JsonLogs)")))
        .should()
        .accessField(System.class, "out")
        .because("stdout carries only what a command documents; that of a function is its log")
        .check(HOUSE);
  }

  @Test
  void aNameSaysWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Service|Common|Misc)$")
        .because("such a name fits everything and tells nothing; see docs/GLOSSARY.md")
        .check(HOUSE);
  }

  @Test
  void aClassIsFinalUnlessItIsMadeToBeExtended() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and(not(isAbstract()))
        .and(not(isGenerated()))
        .should()
        .haveModifier(FINAL)
        .check(HOUSE);
  }

  @Test
  void nothingIsStaticAndChanges() {
    fields()
        .that()
        .areStatic()
        .and(
            DescribedPredicate.describe("are ours", field -> !isGenerated().test(field.getOwner())))
        .should()
        .beFinal()
        .because("a second stack in one JVM, and a snapshot of a function, would share it")
        .check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<JavaPackage> packages =
        HOUSE.stream()
            .filter(not(isGenerated()))
            .map(JavaClass::getPackage)
            .collect(Collectors.toUnmodifiableSet());

    assertThat(packages)
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(
            each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }

  private static DescribedPredicate<JavaClass> isAbstract() {
    return DescribedPredicate.describe("abstract", type -> type.getModifiers().contains(ABSTRACT));
  }

  /// What jte makes out of the pages.
  private static DescribedPredicate<JavaClass> isGenerated() {
    return DescribedPredicate.describe(
        "generated", type -> type.getName().matches(".*\\.Jte\\w+Generated(\\$.*)?"));
  }
}
