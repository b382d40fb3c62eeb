package dev.headsup.authoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.policy.PolicyCompiler.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the guide shows is what the compiler takes.
class PolicyGuideTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  /// A phrase of one of its tables, such as `3 per calendar day`.
  private static final Pattern PHRASE = Pattern.compile("`(\\d[^`…]*(?:per|in total)[^`…]*)`");

  private static String guide() throws IOException {
    return Files.readString(Path.of("../../docs/guides/policy.md"));
  }

  private static List<String> files() throws IOException {
    return YAML.matcher(guide()).results().map(block -> block.group(1)).toList();
  }

  private static Result compile(String text) {
    return PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text));
  }

  @Test
  void itsPoliciesCompile() throws IOException {
    assertThat(files())
        .hasSize(4)
        .allSatisfy(text -> {
          Result result = compile(text);
          assertThat(result).as(result.toString()).isInstanceOf(Result.Ok.class);
        });
  }

  @Test
  void itNamesEveryWord() throws IOException {
    String guide = guide();
    for (Place place : Place.values()) {
      for (String word : place.words()) {
        assertThat(guide).as(place.title()).contains(word);
      }
    }
  }

  @Test
  void itsSentenceIsThatOfItsExample() throws IOException {
    String shown =
        guide().lines().filter(line -> line.startsWith("policy: ")).findFirst().orElse("");

    assertThat(compile(files().getFirst()))
        .isInstanceOfSatisfying(
            Result.Ok.class,
            ok -> assertThat("policy: " + PolicySentence.of(ok.policy())).isEqualTo(shown));
  }

  @Test
  void itsExampleOfAProblemIsOne() throws IOException {
    String shown = guide().lines().filter(line -> line.contains("'cap'")).findFirst().orElse("");

    assertThat(compile(files().getFirst().replace("caps:", "cap:")).toString()).contains(shown);
    assertThat(shown).startsWith("policy.yaml:");
  }

  @Test
  void itsPhrasesAreRight() throws IOException {
    List<String> phrases =
        PHRASE
            .matcher(guide())
            .results()
            .map(phrase -> phrase.group(1).replace("\n", " "))
            .toList();

    assertThat(phrases)
        .hasSizeGreaterThan(8)
        .allSatisfy(phrase ->
            assertThat(
                    List.of(
                        compile("headsup: policy/v1\ncaps: [" + phrase + "]\n"),
                        compile("headsup: policy/v1\nbudgets: [" + phrase + "]\n")))
                .as(phrase)
                .hasAtLeastOneElementOfType(Result.Ok.class));
  }
}
