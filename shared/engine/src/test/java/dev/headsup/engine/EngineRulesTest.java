package dev.headsup.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The engine is pure: values in, values out. These rules keep it so, and with it the simulator,
/// the replays and every "why at that time".
class EngineRulesTest {
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.headsup.engine");

  @Test
  void theEngineKnowsOnlyTheJdkTheNullAnnotationsAndItself() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("java..")
                .or(resideInAPackage("org.jspecify.annotations"))
                .or(resideInAPackage("dev.headsup.engine.."))
                // ArchUnit shows an array of primitives as a class without a package.
                .or(nameMatching("(boolean|byte|char|short|int|long|float|double)(\\[])+")))
        .because("no AWS, no JSON and no logging framework may reach the decisions")
        .check(ENGINE);
  }

  @Test
  void theEngineDoesNoInputOrOutputAndStartsNoThread() {
    noClasses()
        .should()
        .dependOnClassesThat(
            // Writing an address is no input or output.
            resideInAPackage("java.net..")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(URLEncoder.class)))
                .or(resideInAPackage("java.nio.file.."))
                .or(resideInAPackage("java.util.logging.."))
                .or(resideInAPackage("java.lang.reflect.."))
                .or(nameMatching("java\\.io\\.(File|Print|Random|Console|ObjectIn|ObjectOut).*"))
                .or(nameMatching("java\\.lang\\.(Thread|Process|Runtime)(Builder)?"))
                .or(nameMatching("java\\.util\\.concurrent\\.(Executor|Future|Completable).*")))
        .because("whoever calls the engine does that, at the edge")
        .check(ENGINE);
  }

  @Test
  void timeAndChanceComeFromOutside() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat(nameMatching(Clock.class.getName()))
        .orShould()
        .dependOnClassesThat(nameMatching(Random.class.getName()))
        .orShould()
        .dependOnClassesThat(nameMatching(ThreadLocalRandom.class.getName()))
        .because("the same inputs must give the same decision, today and in a replay")
        .check(ENGINE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.headsup.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<JavaPackage> packages =
        ENGINE.stream().map(JavaClass::getPackage).collect(Collectors.toUnmodifiableSet());

    assertThat(packages)
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(
            each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }
}
