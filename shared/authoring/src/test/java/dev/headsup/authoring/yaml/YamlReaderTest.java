package dev.headsup.authoring.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Items;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.authoring.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private static Problem refused(String text) {
    Findings findings = new Findings();
    assertThat(YamlReader.read("a.yaml", text, findings)).isEmpty();
    assertThat(findings.isEmpty()).isFalse();
    return findings.sorted().getFirst();
  }

  private static YamlNode read(String text) {
    Findings findings = new Findings();
    return YamlReader.read("a.yaml", text, findings)
        .orElseThrow(() -> new AssertionError(findings.sorted()));
  }

  @Test
  void nodesKnowTheirPlace() {
    assertThat(read("a: 1\nb:\n  - x\n  - \"y\"\n"))
        .isEqualTo(
            new Mapping(
                List.of(
                    new Entry(new Text("a", true, 1, 1), new Text("1", true, 1, 4)),
                    new Entry(
                        new Text("b", true, 2, 1),
                        new Items(
                            List.of(new Text("x", true, 3, 5), new Text("y", false, 4, 5)), 3, 3))),
                1,
                1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "NO", "0777", "1e3", "~", "null", "2026-01-31", "0x1F", ".inf"})
  void scalarsStayText(String written) {
    assertThat(read(written)).isEqualTo(new Text(written, true, 1, 1));
  }

  @Test
  void anAliasBombIsRefusedBeforeItGrows() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(refused(bomb.toString()).message()).contains("anchors are not read here");
  }

  @Test
  void depthAndSizeAreBounded() {
    assertThat(refused("[".repeat(30_000)).message()).contains("deeper than 20 levels");
    assertThat(refused("- ".repeat(10_000) + "x").message()).contains("deeper than 20 levels");
    assertThat(refused("x".repeat(64 * 1024 + 1)).message()).contains("larger than 64 KB");
    assertThat(refused("\u00e4".repeat(40_000)).message()).contains("larger than 64 KB");
    assertThat(read("[".repeat(20) + "]".repeat(20))).isInstanceOf(Items.class);
  }

  @Test
  void manyKeysAreReadInGoodTime() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; keys.length() < 60_000; i++) {
      keys.append(i).append(": x\n");
    }
    String text = keys.toString();

    org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n# only a comment\n", "a: 'x", "\u0007", "a: b: c", "\ud800", "%YAML 9"})
  void whatIsNotADocumentIsRefusedWithAPlace(String text) {
    Problem problem = refused(text);

    assertThat(problem.line()).isPositive();
    assertThat(problem.column()).isPositive();
    assertThat(problem.message()).isNotBlank();
  }

  @Test
  void everyDoubleKeyIsToldAlsoDeepInside() {
    Findings findings = new Findings();

    assertThat(YamlReader.read("a.yaml", "a:\n  b: 1\n  b: 2\na: 3\n", 10, findings)).isEmpty();
    assertThat(findings.sorted())
        .extracting(Problem::toString)
        .containsExactly(
            "a.yaml:13:3 'b' stands here twice, first on line 12",
            "a.yaml:14:1 'a' stands here twice, first on line 11");
  }
}
