package dev.headsup.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules over the text of the repository, for what the compiler and ArchUnit do not see.
final class SourcesTest {
  private static final int CEILING = 400;
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("public .*\\b(class|record|interface|enum|@interface) \\w+.*");
  // Put together so that this file does not name what it looks for.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(^|[\\s\"'(=:])/(work|root|home)/[\\w.-]+");
  private static final Pattern TEXT =
      Pattern.compile(
          ".*\\.(java|md|ya?ml|json|jsonl|xml|jte|css|js|html|csv|properties|sh)|headsup|run");

  @Test
  void aFileFitsInAHead() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : House.files(".java")) {
      int lines = Files.readAllLines(file).size();
      if (lines > CEILING) {
        tooLong.add(House.root().relativize(file) + ": " + lines);
      }
    }

    assertThat(tooLong).as("files of more than %s lines", CEILING).isEmpty();
  }

  @Test
  void everyPublicTypeSaysWhatItPromises() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path file : House.files(".java")) {
      if (!file.toString().contains("/src/main/")) {
        continue;
      }
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (PUBLIC_TYPE.matcher(lines.get(i)).matches() && !isDocumented(lines, i)) {
          silent.add(House.root().relativize(file) + ":" + (i + 1));
        }
      }
    }

    assertThat(silent).as("public types without a /// above").isEmpty();
  }

  @Test
  void everyPackageNamesWhereToStart() throws IOException {
    List<String> without = new ArrayList<>();
    for (Path file : House.files("package-info.java")) {
      if (file.toString().contains("/src/main/") && !Files.readString(file).startsWith("///")) {
        without.add(House.root().relativize(file).toString());
      }
    }

    assertThat(without).as("package-info.java without a paragraph").isEmpty();
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    assertThat(lines(UNFINISHED)).as("unfinished work belongs in an issue").isEmpty();
  }

  @Test
  void nothingPointsAtOneMachine() throws IOException {
    assertThat(lines(MACHINE_PATH)).as("paths that exist on one machine only").isEmpty();
  }

  /// S13: keys of AWS, private keys, tokens of GitHub and Slack, as their makers form them. Those
  /// of AWS's own documentation say EXAMPLE.
  @Test
  void noFileHoldsASecret() throws IOException {
    Pattern secrets =
        Pattern.compile(
            "\\b(AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z0-9]{16}\\b|-----BEGIN [A-Z ]*PRIVATE KEY"
                + "|\\bgh[pousr]_[A-Za-z0-9]{36}\\b|\\bxox[abprs]-[0-9A-Za-z-]{20,}");

    assertThat(lines(secrets)).as("something that looks like a real secret").isEmpty();
  }

  @Test
  void nothingIsSwitchedOffInTests() throws IOException {
    assertThat(lines(Pattern.compile("^import .*\\.jupiter\\.api\\.Disa" + "bled;")))
        .as("a test that does not run proves nothing")
        .isEmpty();
  }

  /// Documented is what has a /// line above it and only annotations, however long, between.
  private static boolean isDocumented(List<String> lines, int type) {
    int above = type - 1;
    while (above >= 0 && !lines.get(above).matches("(///|import|package|}).*")) {
      above--;
    }
    return above >= 0 && lines.get(above).startsWith("///");
  }

  private static List<String> lines(Pattern pattern) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : House.files("")) {
      if (!TEXT.matcher(file.getFileName().toString()).matches()) {
        continue;
      }
      try (Stream<String> lines = Files.lines(file)) {
        lines
            .filter(line -> pattern.matcher(line).find())
            .forEach(line -> found.add(House.root().relativize(file) + ": " + line.strip()));
      } catch (UncheckedIOException unreadable) {
        // A file of another encoding is data, for example a recorded payload that is broken on
        // purpose.
        if (!(unreadable.getCause() instanceof MalformedInputException)) {
          throw unreadable;
        }
      }
    }
    return found;
  }
}
