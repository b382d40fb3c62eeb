package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionsTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Door: { Type: String, Default: closed }
        Stage: { Type: String, Default: test }
      Conditions:
        Open: !Not [!Equals [!Ref Door, closed]]
        Live: { "Fn::Equals": [{ Ref: Stage }, live] }
        Both: !And [!Condition Open, !Condition Live]
        Either: !Or [{ Condition: Open }, !Condition Live]
      Resources:
        Bell:
          Type: AWS::SNS::Topic
          Condition: Open
        Console:
          Type: AWS::Serverless::Function
          Properties:
            Handler: com.example.Console
            Environment:
              Variables:
                BELL: !If [Open, !Ref Bell, none]
                WORDS: !If [Live, !If [Open, come in, ask], !Sub "a ${Stage}"]
                ONLY_OPEN: !If [Open, "yes", !Ref AWS::NoValue]
      """;

  @ParameterizedTest
  @CsvSource({
    "closed, test, false, false, false, false",
    "open,   test, true,  false, false, true",
    "closed, live, false, true,  false, true",
    "open,   live, true,  true,  true,  true"
  })
  void aConditionIsWorkedOutFromParameters(
      String door, String stage, boolean open, boolean live, boolean both, boolean either) {
    assertThat(read(door, stage).conditions())
        .isEqualTo(Map.of("Open", open, "Live", live, "Both", both, "Either", either));
  }

  @Test
  void aResourceIsThereOnlyWhereItsConditionHolds() {
    assertThat(read("closed", "live").resources()).containsOnlyKeys("Console");
    assertThat(read("open", "live").resources()).containsOnlyKeys("Bell", "Console");
  }

  @Test
  void ifChoosesAndWhatItLeavesOutIsNotWorkedOut() {
    assertThat(environment(read("closed", "test")))
        .isEqualTo(Map.of("BELL", "none", "WORDS", "a test"));
    assertThat(environment(read("open", "live")))
        .isEqualTo(Map.of("BELL", "Bell", "WORDS", "come in", "ONLY_OPEN", "yes"));
  }

  @ParameterizedTest
  @CsvSource({
    "'!Not [!Equals [!Ref Door, closed]]', '!Condition Opne', there is no condition Opne",
    "'!Not [!Equals [!Ref Door, closed]]', '!Condition Open', asks for itself",
    "'!Not [!Equals [!Ref Door, closed]]', '!Equals [!Ref Bell, x]', neither a parameter",
    "'!Not [!Equals [!Ref Door, closed]]', '!FindInMap [a, b, c]', is no condition here",
    "'!Not [!Equals [!Ref Door, closed]]', '!Equals [one]', takes 2 values",
    "'!Not [!Equals [!Ref Door, closed]]', 'true', a condition is a function",
    "'!If [Open, !Ref Bell, none]', '!If [Opne, a, b]', there is no condition Opne",
    "'!If [Open, !Ref Bell, none]', '!If [Open, a]', If takes a condition and two values",
    "'!If [Open, !Ref Bell, none]', '!Ref Bell', neither a parameter nor a resource",
    "'Condition: Open', 'Condition: Opne', there is no condition Opne"
  })
  void aMistakeIsNamedWithItsLine(String right, String wrong, String words) {
    String text = TEMPLATE.replace(right, wrong);
    assertThat(text).isNotEqualTo(TEMPLATE);

    assertThatThrownBy(() -> environment(Template.parse("template.yaml", text, Map.of())))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(words)
        .hasMessageMatching("(?s).*line \\d+.*");
  }

  private static Template read(String door, String stage) {
    return Template.parse("template.yaml", TEMPLATE, Map.of("Door", door, "Stage", stage));
  }

  private static Map<String, String> environment(Template template) {
    return template.environment(template.function("Console").orElseThrow(), Names.logical());
  }
}
