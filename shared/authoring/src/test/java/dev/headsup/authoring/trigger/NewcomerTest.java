package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mistakes of somebody who writes their first trigger from the reference alone: each is told
/// with its line and the way out.
final class NewcomerTest {
  private static final String RIGHT =
      """
      headsup: trigger/v1
      name: Exports the same report by hand
      id: export-by-hand
      owner: cx@example.com
      status: shadow
      purpose: help
      when:
        customer:
          did: Report Exported
          at least: 3 times
          within: 1 day
          and never: Report Scheduled
      who: { include: [{ has: { plan: pro } }] }
      send: { first of: [inbox, email] }
      limits: { per customer: 1 per 30 days }
      success: did "Report Scheduled" within 14 days
      """;

  private static String said(String text) {
    Map<String, String> files = Corpus.folder(text);
    files.remove("en/sms.md");
    return TriggerCompiler.compile("export-by-hand", files).toString();
  }

  @Test
  void whatTheyMeantIsRight() {
    assertThat(said(RIGHT)).doesNotContain("trigger.yaml:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at least: 3 times | atleast: 3 times | 10:5 unknown word 'atleast'; did you mean 'at least'?
          at least: 3 times | times: 3 | 10:5 unknown word 'times'; did you mean 'at least'?
          within: 1 day | in: 1 day | unknown word 'in'; did you mean 'within'?
          and never: | never: | 12:5 unknown word 'never'; did you mean 'and never'?
          and never: | never did: | did you mean 'and never'?
          3 times | 3 | 10:15 '3' is no count; did you mean '3 times'?
          3 times | "3" | '3' is no count; did you mean '3 times'?
          3 times | three times | did you mean '3 times'?
          within: 1 day | within: 1 | 11:13 '1' is no time for 'within'; write a number and seconds
          within: 1 day | within: a day | did you mean '1 day'?
          within: 1 day | within: 24h | did you mean '24 hours'?
          1 per 30 days | 1 per month | did you mean '30 days'?
          1 per 30 days | 1 per day | did you mean '1 per 1 day'?
          { per customer: 1 per 30 days } | 1 per 30 days | 'limits' needs words below it, such as 'per customer: ...'
          { per customer: 1 per 30 days } | { per customer: 1 per 30 days, obeys caps: yes } | did you mean 'true'?
          status: shadow | status: on | 5:9 'on' is not known for 'status'; did you mean 'live'?
          status: shadow | status: active | did you mean 'live'?
          purpose: help | purpose: tip | did you mean 'help'?
          purpose: help | purpose: help#all | a comment needs a blank before its '#'
          [inbox, email] | [inbox, e-mail] | did you mean 'email'?
          [inbox, email] | "inbox, email" | write a list: [inbox, email]
          plan: pro | plan: "!= free" | did you mean 'not free'?
          plan: pro | seats: ">= 5" | did you mean 'at least 5'?
          plan: pro | seats: > 5 | a value cannot begin with '>'; put it in quotes, or say it in words
          "Report Scheduled" | “Report Scheduled” | in one line and with straight quotes
          did: Report | did Report | 10:13 this is not YAML: this line has a ':' where none can stand; the line before it
          id: export-by-hand | id: Export by hand | is no id: 3 to 49 small letters, digits and hyphens
          """)
  void aMistakeIsToldWithTheWayOut(String right, String wrong, String way) {
    assertThat(RIGHT).contains(right);
    assertThat(said(RIGHT.replace(right, wrong))).contains(way);
  }

  @Test
  void aLineThatBeginsElsewhereAndATabAreNamed() {
    assertThat(said(RIGHT.replace("    at least", "   at least")))
        .contains("10:4 this is not YAML: this line begins in another column");
    assertThat(said(RIGHT.replace("    at least", "      at least")))
        .contains("this line begins further right than that one");
    assertThat(said(RIGHT.replace("    at least", "\tat least")))
        .contains("indent with spaces, not with tabs");
  }
}
