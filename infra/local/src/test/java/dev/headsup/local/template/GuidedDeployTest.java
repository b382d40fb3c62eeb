package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// `sam deploy --guided` works with Enter on every prompt, and what `sam` reads beside the template
/// is in order.
final class GuidedDeployTest {
  private static final Template TEMPLATE = Deployed.template();
  private static final Raw.Fields PARAMETERS = Deployed.section(Deployed.FILE, "Parameters");
  private static final Raw.Fields METADATA = Deployed.section(Deployed.FILE, "Metadata");

  @TestFactory
  List<DynamicTest> aParameterSaysWhatItIsAndRefusesNonsense() {
    return PARAMETERS.fields().keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(PARAMETERS.fields(name))))
        .toList();
  }

  private static void check(Raw.Fields parameter) {
    String value = parameter.text("Default");
    assertThat(parameter.text("Description")).hasSizeGreaterThan(20);
    List<String> allowed = words(parameter.items("AllowedValues"));
    if (parameter.find("MinValue").isPresent()) {
      assertThat(Integer.parseInt(value))
          .isBetween(
              Integer.valueOf(parameter.text("MinValue")),
              Integer.valueOf(parameter.text("MaxValue")));
    } else if (allowed.isEmpty()) {
      assertThat(value).matches(parameter.text("AllowedPattern"));
      assertThat("\"<script>").doesNotMatch(parameter.text("AllowedPattern"));
      assertThat(parameter.text("ConstraintDescription")).isNotBlank();
    } else {
      assertThat(allowed).contains(value);
    }
  }

  @Test
  void everyParameterStandsInOneGroup() {
    List<String> grouped =
        Deployed.mappings(
                METADATA.fields("AWS::CloudFormation::Interface").items("ParameterGroups"))
            .stream()
            .flatMap(group -> words(group.items("Parameters")).stream())
            .toList();

    assertThat(grouped).containsExactlyInAnyOrderElementsOf(PARAMETERS.fields().keySet());
  }

  @TestFactory
  List<DynamicTest> everyRuleHoldsWithTheDefaults() {
    Raw.Fields rules = Deployed.section(Deployed.FILE, "Rules");
    assertThat(rules.fields()).isNotEmpty();
    return rules.fields().keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertHolds(rules.fields(name))))
        .toList();
  }

  /// A rule is made of the same functions as a condition, so its parts are worked out as
  /// conditions.
  private static void assertHolds(Raw.Fields rule) {
    Map<String, Raw> parts = new LinkedHashMap<>();
    rule.find("RuleCondition").ifPresent(condition -> parts.put("applies", condition));
    Deployed.mappings(rule.items("Assertions"))
        .forEach(assertion -> {
          assertThat(assertion.text("AssertDescription")).hasSizeGreaterThan(20);
          parts.put("line " + assertion.line(), assertion.find("Assert").orElseThrow());
        });
    Map<String, Boolean> holds =
        Conditions.of(new Raw.Fields(parts, rule.line()), TEMPLATE.parameters());
    if (holds.getOrDefault("applies", true)) {
      assertThat(holds.values()).doesNotContain(false);
    }
  }

  /// The SAM command line asks "has no authentication. Is this okay?" for an HTTP event where
  /// neither it nor its API says `Auth`, and takes Enter for a no that ends the deploy.
  @Test
  void noDoorRaisesAQuestionThatEnterAnswersWithNo() {
    boolean said = Deployed.resource(TEMPLATE, "Api").properties().find("Auth").isPresent();
    for (Resource function : TEMPLATE.ofType("AWS::Serverless::Function")) {
      Raw.Fields events = function.properties().fields("Events");
      for (String name : events.fields().keySet()) {
        Raw.Fields event = events.fields(name);
        if (event.text("Type").equals("HttpApi")) {
          assertThat(said || event.fields("Properties").find("Auth").isPresent())
              .as(function.id() + "/" + name)
              .isTrue();
        }
      }
    }
  }

  /// `sam build` leads its copy of the template to the zip for each function, but not in Globals.
  @TestFactory
  List<DynamicTest> aFunctionNamesTheZipItselfSoThatSamBuildFindsIt() {
    return TEMPLATE.ofType("AWS::Serverless::Function").stream()
        .map(function ->
            DynamicTest.dynamicTest(
                function.id(),
                () ->
                    assertThat(written(function.id()).text("CodeUri"))
                        .isEqualTo("functions/target/functions.zip")))
        .toList();
  }

  private static Raw.Fields written(String id) {
    return Deployed.section(Deployed.FILE, "Resources").fields(id).fields("Properties");
  }

  @Test
  void everyStageOfTheConfigurationAllowsWhatTheTemplateNeedsAndAsksFirst() throws IOException {
    String config = Files.readString(House.root().resolve("samconfig.toml"));
    List<String> stages =
        Pattern.compile("(?ms)^\\[\\w+\\.deploy\\.parameters]$(.*?)(?=^\\[|\\z)")
            .matcher(config)
            .results()
            .map(stage -> stage.group(1))
            .toList();

    assertThat(stages)
        .hasSize(2)
        .allSatisfy(stage ->
            assertThat(stage)
                .contains("CAPABILITY_IAM CAPABILITY_AUTO_EXPAND")
                .contains("confirm_changeset = true")
                .contains("resolve_s3 = true"));
    Set<String> given =
        Pattern.compile("parameter_overrides = \"(\\w+)=")
            .matcher(config)
            .results()
            .map(override -> override.group(1))
            .collect(Collectors.toSet());
    assertThat(PARAMETERS.fields().keySet()).containsAll(given);
  }

  @Test
  void theRepositoryOfApplicationsWouldTakeTheMetadata() throws IOException {
    Raw.Fields about = METADATA.fields("AWS::ServerlessRepo::Application");

    assertThat(about.text("Name")).matches("[a-zA-Z0-9-]{1,140}");
    assertThat(about.text("Description")).hasSizeBetween(1, 256);
    assertThat(about.text("Author")).matches("[a-z0-9]([a-z0-9-]{0,125}[a-z0-9])?");
    assertThat(words(about.items("Labels"))).hasSizeBetween(1, 10);
    assertThat(words(about.items("Labels"))).allMatch(label -> label.matches("[\\w-]{1,127}"));
    assertThat(about.text("SpdxLicenseId")).isEqualTo("Apache-2.0");
    assertThat(House.root().resolve(about.text("LicenseUrl"))).isRegularFile();
    assertThat(House.root().resolve(about.text("ReadmeUrl"))).isRegularFile();
    assertThat(about.text("SemanticVersion")).isEqualTo(version());
    assertThat(about.fields().values()).noneMatch(Raw.Call.class::isInstance);
  }

  private static String version() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>headsup</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(House.root().resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static List<String> words(List<Raw> items) {
    return items.stream().map(raw -> ((Raw.Text) raw).value()).toList();
  }
}
