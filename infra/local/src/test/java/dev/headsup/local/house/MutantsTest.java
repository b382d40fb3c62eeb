package dev.headsup.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Q2: the named mutants of infra/mutants/list.txt still mean the code as it is. Whether each is
/// killed is asked by infra/mutants/run, which takes minutes.
final class MutantsTest {
  private static final Path ROOT = House.root();

  private static List<List<String>> mutants() {
    try {
      String list = Files.readString(ROOT.resolve("infra/mutants/list.txt"));
      return Pattern.compile("\\n(?=M\\d\\d )")
          .splitAsStream(list)
          .skip(1)
          .map(block -> block.lines().limit(5).toList())
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void thereAreThirtyWithNamesOfTheirOwn() {
    assertThat(mutants().stream().map(block -> block.getFirst().split(" ")[0]))
        .hasSizeGreaterThanOrEqualTo(30)
        .doesNotHaveDuplicates();
  }

  @TestFactory
  List<DynamicTest> theTextOfEachStandsOnceAndItsTestIsThere() {
    return mutants().stream()
        .map(block ->
            DynamicTest.dynamicTest(
                block.getFirst(),
                () -> {
                  assertThat(block).hasSize(5);
                  assertThat(block.get(3)).startsWith("- ");
                  assertThat(block.get(4)).startsWith("+ ");
                  String source = Files.readString(ROOT.resolve(block.get(1)));
                  String text = block.get(3).substring(2);
                  assertThat(source.split(Pattern.quote(text), -1))
                      .as("%s stands exactly once in %s", text, block.get(1))
                      .hasSize(2);
                  String tests =
                      block.get(1).substring(0, block.get(1).indexOf("/src/")) + "/src/test/";
                  for (String test : block.get(2).split("\\|")) {
                    assertThat(House.files(test + ".java"))
                        .as(test)
                        .anyMatch(file -> ROOT.relativize(file).toString().startsWith(tests));
                  }
                }))
        .toList();
  }
}
