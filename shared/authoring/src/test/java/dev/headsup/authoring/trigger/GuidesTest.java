package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.component.ComponentsCompiler;
import dev.headsup.authoring.message.MessageCompiler;
import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.authoring.rehearsal.Rehearsals;
import dev.headsup.authoring.tutorial.TutorialCompiler;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every block of YAML and every message in the guides is read as its file would be, so that nobody
/// copies a mistake.
final class GuidesTest {
  private static final Path GUIDES = Path.of("../../docs/guides");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^(`{3,4})(yaml|markdown)\n(.*?)^\\1$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern ID = Pattern.compile("(?m)^id: *(\\S+)");

  /// A block of a guide, by where it stands.
  record Block(String place, String kind, String text) {
    @Override
    public String toString() {
      return place;
    }
  }

  static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    try (Stream<Path> guides = Files.list(GUIDES)) {
      for (Path guide : guides.sorted().toList()) {
        String page = Files.readString(guide);
        for (MatchResult found : BLOCK.matcher(page).results().toList()) {
          long line = page.substring(0, found.start()).lines().count() + 1;
          blocks.add(new Block(guide.getFileName() + ":" + line, found.group(2), found.group(3)));
        }
      }
    }
    assertThat(blocks).hasSizeGreaterThan(15);
    return blocks;
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void itIsReadWithoutAProblem(Block block) {
    String text = block.text();
    String problems =
        switch (kind(block)) {
          case "message" -> message(text);
          case "trigger/v1" -> trigger(text);
          case "policy/v1" -> PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text)).toString();
          case "tutorial/v1" ->
              TutorialCompiler.compile(id(text), Map.of("tutorial.yaml", text)).toString();
          case "components/v1" -> components(text);
          case "tests/v1" ->
              Rehearsals.play(compiled(Corpus.LEAST), text, Policy.standard())
                  .problems()
                  .toString();
          default -> fragment(text);
        };

    assertThat(problems).as(text).doesNotContain(".yaml:", ".md:");
  }

  private static String kind(Block block) {
    return block.kind().equals("markdown")
        ? "message"
        : block
            .text()
            .lines()
            .filter(line -> line.startsWith("headsup: "))
            .map(line -> line.substring("headsup: ".length()).strip())
            .findFirst()
            .orElse("");
  }

  private static String id(String text) {
    return ID.matcher(text).results().map(id -> id.group(1)).findFirst().orElse("hello");
  }

  private static String trigger(String text) {
    return TriggerCompiler.compile(Corpus.folder(text)).toString();
  }

  private static CompiledTrigger compiled(String text) {
    return ((CompileResult.Ok) TriggerCompiler.compile(Corpus.folder(text))).trigger();
  }

  private static String components(String text) {
    Findings findings = new Findings();
    ComponentsCompiler.compile(Map.of("components.yaml", text), findings);
    return findings.sorted().toString();
  }

  /// Any data that it names is declared, as a trigger beside it would.
  private static String message(String text) {
    Channel channel = text.contains("subject:") ? Channel.EMAIL : Channel.INBOX;
    Set<String> data =
        Pattern.compile("data\\.([a-z_]+)")
            .matcher(text)
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toSet());
    Findings findings = new Findings();
    MessageCompiler.compile(
        Map.of("en/" + MessageCompiler.fileName(channel), text),
        new MessageCompiler.Needs(Purpose.HELP, List.of(channel), data),
        findings);
    return findings.sorted().toString();
  }

  /// A part of a trigger stands in for that part of a whole one, several lines of one word one
  /// after the other.
  private static String fragment(String text) {
    List<String> parts = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String word = line.replaceFirst(":.*", "");
      if (line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ") || (!words.isEmpty() && !words.contains(word))) {
        parts.set(parts.size() - 1, parts.getLast() + line + "\n");
      } else {
        parts.add(line + "\n");
      }
      words.add(word);
    }
    return parts.stream().map(GuidesTest::part).toList().toString();
  }

  private static String part(String part) {
    Set<String> words =
        part.lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.replaceFirst(":.*", "") + ":")
            .collect(Collectors.toSet());
    String whole =
        part.contains("incident resolved")
            ? Corpus.LEAST.replace("{ customer: { did: Signed Up } }", "{ incident: {} }")
            : Corpus.LEAST;
    String rest =
        whole
            .lines()
            .filter(line -> words.stream().noneMatch(line::startsWith))
            .collect(Collectors.joining("\n", "", "\n"));
    Map<String, String> files = Corpus.folder(rest + part);
    Corpus.addFollowUps(files);
    return TriggerCompiler.compile(files).toString();
  }
}
