package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.rehearsal.Rehearsals;
import dev.headsup.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the guide shows is what the compiler takes.
class GuideTest {
  private static String guide() throws IOException {
    return Files.readString(Path.of("../../docs/guides/triggers.md"));
  }

  private static String block(String guide, String language, String containing) {
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(guide);
    while (blocks.find()) {
      if (blocks.group(1).contains(containing)) {
        return blocks.group(1);
      }
    }
    throw new AssertionError("No " + language + " block with " + containing);
  }

  @Test
  void itsTriggerAndItsMessageCompile() throws IOException {
    Map<String, String> files = Corpus.folder(block(guide(), "yaml", "headsup: trigger/v1"));
    files.put("en/email.md", block(guide(), "markdown", "subject:"));

    CompileResult result = TriggerCompiler.compile("import-struggle", files);

    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
  }

  @Test
  void everyWhenOfItCompiles() throws IOException {
    List<String> whens =
        block(guide(), "yaml", "when: { incident").lines().filter(line -> !line.isBlank()).toList();

    assertThat(whens)
        .hasSize(5)
        .allSatisfy(when -> {
          String text = Corpus.LEAST.replace("when: { customer: { did: Signed Up } }", when);
          CompileResult result = TriggerCompiler.compile("hello", Corpus.folder(text));
          assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
        });
  }

  @Test
  void itsAudienceAndItsFollowUpCompile() throws IOException {
    String text =
        Corpus.LEAST.replace("when: { customer: { did: Signed Up } }", "when: { incident: {} }")
            + block(guide(), "yaml", "account has:")
            + block(guide(), "yaml", "on: incident resolved");
    Map<String, String> files = Corpus.folder(text);
    Corpus.addFollowUps(files);

    CompileResult result = TriggerCompiler.compile("hello", files);

    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
  }

  @Test
  void itsTestsComeOutAsTheySay() throws IOException {
    Map<String, String> files = Corpus.folder(block(guide(), "yaml", "headsup: trigger/v1"));
    CompileResult result = TriggerCompiler.compile("import-struggle", files);
    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);

    Rehearsals.Result played =
        Rehearsals.play(
            ((CompileResult.Ok) result).trigger(),
            block(guide(), "yaml", "Three failed imports, and the guide comes"),
            Policy.standard());

    assertThat(played.problems()).isEmpty();
    assertThat(played.played())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.differences()).as(each.name()).isEmpty());
  }

  @Test
  void itsTriggerFromNothingDoesWhatItsTestsSay() throws IOException {
    String guide = guide();
    String from = guide.substring(guide.indexOf("## A trigger from nothing"));
    String inbox = block(from, "markdown", "title:");
    CompileResult result =
        TriggerCompiler.compile(
            "export-by-hand",
            Map.of(
                "trigger.yaml", block(from, "yaml", "headsup: trigger/v1"),
                "en/inbox.md", inbox,
                "en/email.md", inbox.replace("title:", "subject:")));
    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);

    Rehearsals.Result played =
        Rehearsals.play(
            ((CompileResult.Ok) result).trigger(),
            block(from, "yaml", "Three exports in a day"),
            Policy.standard());

    assertThat(played.problems()).isEmpty();
    assertThat(played.played())
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.differences()).as(each.name()).isEmpty());
  }

  @Test
  void itNamesEveryWord() throws IOException {
    String guide = guide() + Files.readString(Path.of("src/main/resources/schema/trigger-v1.json"));
    for (Place place : Place.values()) {
      for (String word : place.words()) {
        assertThat(guide).as(place.title()).contains(word);
      }
    }
  }

  @Test
  void itsExampleOfAProblemIsOne() throws IOException {
    String shown = guide().lines().filter(line -> line.contains("atleast")).findFirst().orElse("");
    String wrong = Corpus.BASE.replace("at least: 3 times", "atleast: 3 times");

    assertThat(TriggerCompiler.compile(Corpus.folder(wrong)).toString()).isEqualTo(shown);
  }
}
