package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headsup.authoring.Problem;
import dev.headsup.authoring.Wrong;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TriggerCompilerTest {
  static Stream<Wrong> wrong() {
    return Corpus.WRONG.stream();
  }

  static Stream<Forms.Fault> faults() {
    return Forms.WRONG.stream();
  }

  static Stream<Forms.Form> forms() {
    return Forms.RIGHT.stream();
  }

  static Stream<Map.Entry<String, String>> right() {
    return Corpus.RIGHT.entrySet().stream();
  }

  private static Trigger trigger(String text) {
    CompileResult result = TriggerCompiler.compile(Corpus.folder(text));
    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
    return ((CompileResult.Ok) result).trigger().trigger();
  }

  private static List<Problem> problems(Map<String, String> files) {
    CompileResult result = TriggerCompiler.compile(files);
    assertThat(result).isInstanceOf(CompileResult.Problems.class);
    return ((CompileResult.Problems) result).problems();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aFaultIsNamedWhereItStands(Wrong wrong) {
    List<Problem> problems = problems(Corpus.folder(wrong.text()));

    assertThat(problems)
        .as(problems.toString())
        .anySatisfy(problem -> {
          assertThat(problem.message()).contains(wrong.message());
          assertThat(problem.line()).isEqualTo(wrong.line());
          assertThat(problem.file()).isEqualTo("trigger.yaml");
          assertThat(problem.column()).isPositive();
        });
  }

  @ParameterizedTest
  @MethodSource("right")
  void whatIsRightCompiles(Map.Entry<String, String> right) {
    assertThat(trigger(right.getValue()).name()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultInAnyFormIsNamedWhereItStands(Forms.Fault fault) {
    List<Problem> problems = problems(Corpus.folder(fault.text()));

    assertThat(problems)
        .as(problems.toString())
        .anySatisfy(problem -> {
          assertThat(problem.message()).contains(fault.message());
          assertThat(problem.line()).isEqualTo(fault.line());
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormIsSaidBack(Forms.Form form) {
    Map<String, String> files = Corpus.folder(form.text());
    Corpus.addFollowUps(files);
    CompileResult result = TriggerCompiler.compile(files);

    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
    assertThat(String.join("\n", Sentence.of(((CompileResult.Ok) result).trigger())))
        .isEqualTo(form.sentence());
  }

  @Test
  void oneFaultGivesOneProblem() {
    assertThat(
            problems(Corpus.folder(Corpus.BASE.replace("at least: 3 times", "atleast: 3 times"))))
        .containsExactly(
            new Problem(
                "trigger.yaml",
                11,
                5,
                "unknown word 'atleast'; did you mean 'at least'? (possible here: did, did for the"
                    + " first time, started, did not, not seen for, where, at least, at most,"
                    + " exactly, within, for, then, and no, and not, and never, and, wait, cancel"
                    + " if)"));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    String text =
        Corpus.BASE
            .replace("status: live", "status: life")
            .replace("3 times", "thrice")
            .replace("1 per 14 days", "often")
            .replace("purpose: help", "porpose: help");

    assertThat(problems(Corpus.folder(text)))
        .extracting(Problem::line)
        .containsExactly(1, 5, 6, 11, 27);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void everyConditionMeansWhatItsWordsSay(String written, Match meant) {
    Trigger trigger = trigger(Corpus.BASE.replace("not eu", written));

    assertThat(trigger.who().exclude()).containsExactly(has("region", meant));
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        arguments("between -1.5 and 10", new Match.Between(-1.5, 10)),
        arguments("starts with /settings", new Match.Has(Match.Part.STARTS_WITH, "/settings")),
        arguments("ends with .csv", new Match.Has(Match.Part.ENDS_WITH, ".csv")),
        arguments("contains Timed out", new Match.Has(Match.Part.CONTAINS, "Timed out")),
        arguments("does not contain eu", new Match.Has(Match.Part.LACKS, "eu")),
        arguments("{ is: contains eu }", one("contains eu")),
        arguments("containsno", one("containsno")));
  }

  @Test
  void everyWordArrivesInTheTrigger() {
    Trigger trigger = trigger(Corpus.BASE);

    assertThat(trigger.when())
        .isEqualTo(
            new When(
                new Start.Counted(
                    new EventPattern(
                        "Import Failed",
                        List.of(
                            new FieldCondition("format", one("csv")),
                            new FieldCondition(
                                "rows", new Match.Compared(Comparison.MORE_THAN, 10)))),
                    Count.AT_LEAST,
                    3,
                    Duration.ofMinutes(20)),
                List.of(
                    Past.not(
                        new EventPattern("Import Succeeded", List.of()), Duration.ofMinutes(20))),
                Duration.ofMinutes(5),
                null));
    assertThat(trigger.who())
        .isEqualTo(
            new Trigger.Who(
                List.of(
                    has(
                        "plan",
                        new Match.OneOf(
                            List.of(new Value.Text("pro"), new Value.Text("business")))),
                    has("seats", new Match.Compared(Comparison.AT_LEAST, 5))),
                List.of(has("region", new Match.NoneOf(List.of(new Value.Text("eu"))))),
                0));
    assertThat(trigger.send())
        .isEqualTo(
            Trigger.Send.by(
                List.of(Channel.EMAIL, Channel.SMS),
                List.of(Channel.INBOX),
                Map.of("error", "error_code")));
    assertThat(trigger.limits().perCustomer()).isEqualTo(new Trigger.Limit(1, Duration.ofDays(14)));
    assertThat(trigger.expiry()).isEqualTo(Duration.ofMinutes(45));
    assertThat(trigger.success()).isEqualTo("did \"Import Succeeded\" within 2 hours");
    assertThat(Sentence.of(trigger))
        .isEqualTo(
            "When a customer has 3 or more Import Failed with format csv and rows more than 10 in"
                + " any 20 minutes and no Import Succeeded in the 20 minutes before or since, for"
                + " customers with plan pro or business and with seats at least 5 except those with"
                + " region not eu, wait 5 minutes, then send by the first of e-mail and text"
                + " message that reaches them and also to the inbox, at most once in 14 days.");
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Trigger trigger = trigger(Corpus.LEAST);

    assertThat(trigger.status()).isEqualTo(Trigger.Status.SHADOW);
    assertThat(trigger.who()).isEqualTo(Trigger.Who.EVERYONE);
    assertThat(trigger.expiry()).isEqualTo(Duration.ofHours(24));
    assertThat(trigger.when())
        .isEqualTo(
            When.of(
                new Start.Counted(
                    new EventPattern("Signed Up", List.of()),
                    Count.AT_LEAST,
                    1,
                    Duration.ofDays(1))));
    assertThat(Sentence.of(trigger))
        .isEqualTo("When a customer has Signed Up, send to the inbox, at most once in 90 days.");
  }

  @Test
  void bareWordsStayText() {
    assertThat(trigger(Corpus.BASE.replace("not eu", "no")).who().exclude())
        .containsExactly(has("region", one("no")));
    assertThat(trigger(Corpus.BASE.replace("not eu", "0777")).who().exclude())
        .containsExactly(has("region", one("0777")));
    assertThat(trigger(Corpus.BASE.replace("not eu", "{ is: not eu }")).who().exclude())
        .containsExactly(has("region", one("not eu")));
  }

  @Test
  void theFolderIsCalledAsTheTrigger() {
    CompileResult result = TriggerCompiler.compile("other", Corpus.folder(Corpus.BASE));

    assertThat(result.toString()).contains("trigger.yaml:3:5", "give both one name");
    assertThat(TriggerCompiler.compile("import-struggle", Corpus.folder(Corpus.BASE)))
        .isInstanceOf(CompileResult.Ok.class);
  }

  @Test
  void everyLanguageHasEveryChannelThatTheTriggerMayChoose() {
    Map<String, String> files = Corpus.folder(Corpus.BASE);
    files.put("de/email.md", "---\nsubject: Hallo\n---\nHallo.\n");

    assertThat(problems(files))
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "'de/sms.md' is missing: the trigger sends by text message",
            "'de/inbox.md' is missing: the trigger sends by inbox");
  }

  @Test
  void aTriggerWithoutMessagesIsToldWhichToWrite() {
    assertThat(problems(Map.of("trigger.yaml", Corpus.BASE)))
        .extracting(Problem::message)
        .containsExactly("there is no message yet: add en/email.md and en/sms.md and en/inbox.md");
  }

  @Test
  void aFolderWithoutATriggerSaysSo() {
    assertThat(problems(Map.of())).extracting(Problem::file).containsExactly("trigger.yaml");
  }

  @Test
  void messagesAreCheckedAlsoWhenTheTriggerCannotBeRead() {
    Map<String, String> files = Corpus.folder(Corpus.BASE.replace("status: live", "\tstatus"));
    files.put("en/sms.md", "Code {{ data.error | default: \"?\" }}, {{ customer.nmae }}\n");

    assertThat(problems(files))
        .extracting(Problem::file)
        .as("what data there is only the trigger knows")
        .containsExactly("en/sms.md", "trigger.yaml");
    files.remove("trigger.yaml");
    assertThat(problems(files)).extracting(Problem::file).contains("en/sms.md", "trigger.yaml");
  }

  @Test
  void aMisspeltFileIsNotPassedOver() {
    Map<String, String> files = Corpus.folder(Corpus.BASE);
    files.put("en/emial.md", "Hello");

    assertThat(problems(files))
        .containsExactly(
            new Problem(
                "en/emial.md", 1, 1, "this file is not read here; did you mean 'en/email.md'?"));
    for (String german : List.of("german", "Deutsch")) {
      Map<String, String> named = Corpus.folder(Corpus.BASE);
      named.put(german + "/email.md", "Hallo");

      assertThat(problems(named))
          .extracting(Problem::message)
          .containsExactly("this file is not read here; did you mean 'de/email.md'?");
    }
  }

  @Test
  void aMessageLeadsToWhatItsTriggerOffers() {
    Map<String, String> files =
        Corpus.folder(Corpus.BASE.replace("send:\n", "send:\n  offer: tutorial about import\n"));
    files.put(
        "en/inbox.md",
        "---\ntitle: Hello\naction: { label: Look, url: \"{{ tutorial.link }}\" }\n---\nHello.\n");

    assertThat(problems(files))
        .extracting(Problem::toString)
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith("en/email.md:1:1")
                .contains("does not lead to it: write {{ tutorial.link }}"))
        .noneSatisfy(problem -> assertThat(problem).startsWith("en/inbox.md"));
  }

  @Test
  void theHashChangesWithEveryFileAndOnlyThen() {
    Map<String, String> files = Corpus.folder(Corpus.BASE);
    Map<String, String> other = new TreeMap<>(files);
    other.put("en/sms.md", "Hello!\n");

    assertThat(ContentHash.of(files))
        .isEqualTo(trigger(Corpus.BASE).hash())
        .isNotEqualTo(ContentHash.of(other))
        .matches("[0-9a-f]{64}");
    // SHA-256 of "a\0b\0", computed with another tool: printf 'a\0b\0' | sha256sum
    assertThat(ContentHash.of(Map.of("a", "b")))
        .isEqualTo("8fb20ef63ced4145fc2e983ffe597d1dcff39154c3bf21f0fa9dde6a0c50fdc9");
  }

  @Test
  void noMutationOfAFileThrows() {
    Random random = new Random(20261122);
    String alphabet = "abc:{}[]\"'-#&*!|>%@`, \n\t\r~?0\u00e4\u2028\ud83d\uDE00\u0000";
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(Corpus.BASE);
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
          case 2 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
          default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 30)));
        }
      }
      CompileResult result = TriggerCompiler.compile(Corpus.folder(text.toString()));
      if (result instanceof CompileResult.Problems(List<Problem> problems)) {
        refused++;
        assertThat(problems)
            .as(text.toString())
            .isNotEmpty()
            .allSatisfy(problem -> {
              assertThat(problem.line()).isPositive();
              assertThat(problem.message()).isNotBlank();
            });
      }
    }
    // Few of them still make sense; if all were refused, the base itself would be broken.
    assertThat(refused).isBetween(1_000, 1_999);
  }

  private static Trigger.Group has(String trait, Match match) {
    return new Trigger.Group.Has(new FieldCondition(trait, match));
  }

  private static Match one(String text) {
    return new Match.OneOf(List.of(new Value.Text(text)));
  }
}
