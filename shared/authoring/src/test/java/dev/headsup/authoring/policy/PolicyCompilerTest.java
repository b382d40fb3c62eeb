package dev.headsup.authoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Problem;
import dev.headsup.authoring.Wrong;
import dev.headsup.authoring.policy.PolicyCompiler.Result;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Budget;
import dev.headsup.engine.policy.Caps.Cap;
import dev.headsup.engine.policy.ConsentRule.Needs;
import dev.headsup.engine.policy.Countries;
import dev.headsup.engine.policy.Period;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.QuietRules.Then;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.policy.Urgency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCompilerTest {
  private static Policy compiled(String text) {
    Result result = PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text));
    assertThat(result).as(result.toString()).isInstanceOf(Result.Ok.class);
    return ((Result.Ok) result).policy();
  }

  private static List<Problem> problems(String text) {
    return PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text))
            instanceof Result.Problems(List<Problem> problems)
        ? problems
        : List.of();
  }

  static Stream<Wrong> wrong() {
    return Corpus.WRONG.stream();
  }

  static Stream<Map.Entry<String, String>> right() {
    return Corpus.RIGHT.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aFaultIsNamedWithItsLineAndAWayOut(Wrong wrong) {
    assertThat(problems(wrong.text()))
        .as(wrong.toString())
        .anySatisfy(problem -> {
          assertThat(problem.line()).isEqualTo(wrong.line());
          assertThat(problem.message()).contains(wrong.message());
        });
  }

  @ParameterizedTest
  @MethodSource("right")
  void whatIsRightCompiles(Map.Entry<String, String> right) {
    compiled(right.getValue());
  }

  @Test
  void allFaultsAreNamedAtOnceAndInTheirOrder() {
    String text =
        Corpus.BASE
            .replace("3 per calendar day", "3 per day")
            .replace("fatigue:", "fatige:")
            .replace("holdout: 5%", "holdout: lots");

    assertThat(problems(text)).extracting(Problem::line).containsExactly(13, 24, 50);
  }

  @Test
  void aFileThatSaysNothingIsTheStandardPolicyUnderItsOwnHash() {
    Policy least = compiled("headsup: policy/v1\n");

    assertThat(least.with("standard", least.stop())).isEqualTo(Policy.standard());
    assertThat(least.hash()).hasSize(64);
  }

  @Test
  void whoSpeaksAndWhatMustBeOnRecord() {
    Policy policy = compiled(Corpus.BASE);

    assertThat(policy.brand().name()).isEqualTo("Example");
    assertThat(policy.brand().address()).isEqualTo("Example Ltd, 1 Example Street");
    assertThat(policy.brand().terms().getFirst().not()).containsExactly("HeadsUp", "Heads-Up");
    assertThat(policy.consent().needs(Purpose.HELP, Channel.EMAIL)).isEqualTo(Needs.CONFIRMED);
    assertThat(policy.consent().needs(Purpose.HELP, Channel.INBOX)).isEqualTo(Needs.NOTHING);
    assertThat(policy.consent().needs(Purpose.HELP, Channel.SMS)).isEqualTo(Needs.WRITTEN);
  }

  @Test
  void howMuchAtMost() {
    Policy policy = compiled(Corpus.BASE);

    assertThat(policy.caps().rules())
        .containsExactly(
            new Cap(3, null, null, Period.Calendar.DAY),
            new Cap(2, Channel.SMS, null, new Period.Rolling(Duration.ofDays(7))),
            new Cap(4, Channel.EMAIL, "tips", Period.Calendar.MONTH));
    assertThat(policy.budgets())
        .containsExactly(
            new Budget(5000, false, null, Budget.Span.DAY),
            new Budget(200, true, Channel.SMS, Budget.Span.WEEK),
            new Budget(9, false, null, Budget.Span.TOTAL));
    assertThat(policy.audience().most()).isEqualTo(20_000);
    assertThat(policy.holdout()).isEqualTo(0.05);
  }

  @Test
  void whenItIsQuiet() {
    Policy policy = compiled(Corpus.BASE);
    var quiet = policy.quiet();

    assertThat(quiet.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(quiet.listed())
        .containsAll(Countries.zones("DE").orElseThrow())
        .contains(ZoneId.of("America/New_York"));
    assertThat(quiet.everywhere().hours().windows())
        .containsExactly(
            new WeeklyWindow(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(21, 0),
                LocalTime.of(8, 0)),
            new WeeklyWindow(
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT));
    assertThat(quiet.everywhere().hours().dates()).containsExactly(LocalDate.of(2027, 4, 2));
    assertThat(quiet.everywhere().hours().yearly()).containsExactly(MonthDay.of(12, 25));
    assertThat(quiet.mayBreak()).containsExactly(Purpose.SECURITY);
    var email = Objects.requireNonNull(quiet.byChannel().get(Channel.EMAIL));
    assertThat(email.hours().windows()).isEmpty();
    assertThat(email.hours().yearly()).containsExactly(MonthDay.of(1, 1));
    assertThat(email.then()).isEqualTo(Then.DROP);
    var sms = Objects.requireNonNull(quiet.byChannel().get(Channel.SMS));
    assertThat(sms.hours().windows())
        .containsExactly(WeeklyWindow.daily(LocalTime.of(19, 0), LocalTime.of(9, 0)));
    assertThat(sms.hours().yearly())
        .as("what a channel leaves out is as everywhere")
        .containsExactly(MonthDay.of(12, 25));
    assertThat(sms.then()).isEqualTo(Then.HOLD);
  }

  @Test
  void whenAPersonTakesOver() {
    var heart = compiled(Corpus.BASE).heart();

    assertThat(heart.severity(List.of("safety"))).isEqualTo(Severity.CRITICAL);
    assertThat(heart.touchedBy("It is burning"))
        .extracting(each -> each.topic())
        .containsExactly("safety");
    assertThat(heart.touchedBy("the burn down chart")).isEmpty();
    assertThat(heart.distress()).isEqualTo(Severity.CRITICAL);
    assertThat(heart.again()).isEqualTo(Duration.ofHours(12));
    assertThat(heart.promise()).containsEntry(Severity.CRITICAL, Duration.ofMinutes(15));
    assertThat(heart.deskZone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(heart.fallback()).isEqualTo("lead@example.com");
    assertThat(
            compiled(Corpus.BASE.replace("distress: critical", "distress: off")).heart().distress())
        .isNull();
    assertThat(compiled("headsup: policy/v1\ntime zone: Asia/Tokyo\n").heart().deskZone())
        .as("the team is where the company is")
        .isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void theOtherParts() {
    Policy policy = compiled(Corpus.BASE);

    assertThat(policy.fatigue().ignored()).isEqualTo(5);
    assertThat(policy.rest().coolDown()).isEqualTo(Duration.ofHours(1));
    assertThat(policy.rest().whileCaseOpen()).isFalse();
    assertThat(policy.surge().atLeast()).isEqualTo(30);
    assertThat(policy.surge().times()).isEqualTo(2.5);
    assertThat(policy.arbitration().atOnce()).isEqualTo(2);
    assertThat(policy.arbitration().score(Purpose.SERVICE, Urgency.HIGH, 2)).isEqualTo(30);
    assertThat(policy.stop().stops("import-struggle")).isTrue();
    assertThat(policy.stop().stops(Channel.SMS)).isTrue();
    assertThat(policy.stop().all()).isFalse();
  }

  @Test
  void theStarterFileIsTheStandardPolicyWithItsWordsFilledIn() throws IOException {
    Policy starter = compiled(Files.readString(Path.of("../../policy.yaml")));
    Policy standard = Policy.standard();

    assertThat(starter.caps()).isEqualTo(standard.caps());
    assertThat(starter.fatigue()).isEqualTo(standard.fatigue());
    assertThat(starter.rest()).isEqualTo(standard.rest());
    assertThat(starter.surge()).isEqualTo(standard.surge());
    assertThat(starter.audience()).isEqualTo(standard.audience());
    assertThat(starter.arbitration()).isEqualTo(standard.arbitration());
    assertThat(starter.heart().stakes()).isEqualTo(standard.heart().stakes());
    assertThat(starter.heart().promise()).isEqualTo(standard.heart().promise());
    assertThat(starter.stop()).isEqualTo(standard.stop());
  }

  @Test
  void noInputThrows() {
    Random random = new Random(3);
    String alphabet = "abc:{}[],'\"#-&*!|>%@`\n\t 0129äß";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(Corpus.BASE);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        int at = random.nextInt(text.length() - 8);
        text.replace(
            at,
            at + random.nextInt(8),
            String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
      }
      assertThat(PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text.toString()))).isNotNull();
    }
    assertThat(PolicyCompiler.compile(Map.of()).toString())
        .isEqualTo("policy.yaml:1:1 this file is missing");
  }
}
