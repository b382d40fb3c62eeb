package dev.headsup.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Documents name what is there.
final class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.headsup");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : House.files(".md")) {
      Matcher links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        String target = links.group(1);
        if (!target.matches("[a-z]+:.*|\\{\\{.*")
            && !Files.exists(document.resolveSibling(target))) {
          broken.add(House.root().relativize(document) + " -> " + target);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void theGlossaryNamesTypesAndPackagesThatExist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String row : Files.readAllLines(House.root().resolve("docs/GLOSSARY.md"))) {
      String[] cells = row.split("\\|", -1);
      if (cells.length != 5) {
        continue;
      }
      for (MatchResult code : CODE.matcher(cells[3]).results().toList()) {
        if (!exists(code.group(1))) {
          missing.add(code.group(1));
        }
      }
    }

    assertThat(missing).as("named in docs/GLOSSARY.md and nowhere in the code").isEmpty();
  }

  @Test
  void theTreeOfTheArchitectureShowsEveryPackageOfTheEngine() throws IOException {
    String tree = Files.readString(House.root().resolve("docs/ARCHITECTURE.md"));
    Set<String> drawn =
        Pattern.compile("^│ {7}[├└]── (\\w+)", Pattern.MULTILINE)
            .matcher(tree)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("dev.headsup.engine."))
            .map(name -> name.split("\\.")[3])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(drawn).isEqualTo(there);
  }

  @Test
  void theOperationsGuideTellsWhatEachParameterDoesAndCosts() throws IOException {
    String guide = Files.readString(House.root().resolve("docs/operations.md"));
    String template = Files.readString(House.root().resolve("template.yaml"));
    String parameters =
        template.substring(template.indexOf("\nParameters:\n"), template.indexOf("\nRules:\n"));
    Set<String> names =
        Pattern.compile("^  (\\w+):$", Pattern.MULTILINE)
            .matcher(parameters)
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told =
        Pattern.compile("^\\| `(\\w+)` \\|[^|]+\\|[^|]+\\|$", Pattern.MULTILINE)
            .matcher(guide)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).as("rows of parameters in docs/operations.md").isEqualTo(names);
  }

  @Test
  void everyDecisionIsListed() throws IOException {
    Path folder = House.root().resolve("docs/decisions");
    String list = Files.readString(folder.resolve("README.md"));
    try (var records = Files.list(folder)) {
      assertThat(records.map(record -> record.getFileName().toString()))
          .filteredOn(name -> name.matches("\\d{4}-.*\\.md"))
          .hasSizeGreaterThanOrEqualTo(5)
          .allSatisfy(name -> assertThat(list).contains("(" + name + ")"));
    }
  }

  private static boolean exists(String name) {
    if (name.startsWith("dev.headsup.")) {
      return HOUSE.stream().anyMatch(type -> type.getPackageName().equals(name));
    }
    String[] typeAndMember = name.split("#");
    String simple = typeAndMember[0];
    return HOUSE.stream()
        .filter(type -> type.getName().replace('$', '.').endsWith("." + simple))
        .anyMatch(type ->
            typeAndMember.length == 1
                || type.getMembers().stream()
                    .map(JavaMember::getName)
                    .anyMatch(typeAndMember[1]::equals));
  }
}
