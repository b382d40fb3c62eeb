package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Three triggers as teams write them first: an outage with its all-clear, a struggle, a check-in.
class WorkedTest {
  private static final String OUTAGE =
      """
      headsup: trigger/v1
      name: Checkout is down
      id: checkout-outage
      owner: cx@example.com
      status: live
      purpose: service

      when:
        incident:
          phase: [open]
          impact: at least major
          components: [checkout, payments]
          confirmed: true

      who:
        include:
          - did: Checkout Started
            within: 24 hours
          - has: { plan: [pro, business] }
        exclude:
          - contacted support within: 2 hours
          - has: { region_affected: false }
        at most: 20000

      send:
        first of: [sms, email]
        also: [inbox]
        message: checkout-outage
        urgency: high

      then:
        - on: incident resolved
          hold for: 10 minutes
          send: { same channels: true, message: checkout-fixed }

      limits:
        per customer: 1 per incident
      expire after: 45 minutes
      success: no contact about "checkout" within 24 hours
      """;

  private static final String STRUGGLE =
      """
      headsup: trigger/v1
      name: Stuck on CSV import
      id: import-struggle
      owner: cx@example.com
      status: live
      purpose: help
      about: imports

      when:
        customer:
          did: Import Failed
          at least: 3 times
          within: 20 minutes
          and not: { did: Import Succeeded, within: 20 minutes }
          wait: 5 minutes

      send:
        first of: [inbox, email]
        offer: tutorial about import
        data:
          error: last event "Import Failed" property error_code
      limits: { per customer: 1 per 14 days }
      experiment: { control: 10% }
      success: did "Import Succeeded" within 2 hours
      """;

  private static final String CHECK_IN =
      """
      headsup: trigger/v1
      name: Quiet customer check-in
      id: churn-checkin
      owner: cx@example.com
      status: shadow
      purpose: marketing

      when:
        score:
          model: starter
          above: 0.70
          stays for: 2 days
          reasons include any: [usage_down, retries]

      who:
        include: [ { has: { lifetime_value: at least 500 } } ]

      send: { to: a person }
      limits: { per customer: 1 per 90 days, total: 50 per day }
      experiment: { control: 20% }
      success: no "Subscription Cancelled" within 30 days
      """;

  private static CompiledTrigger compile(String text, String... folders) {
    Map<String, String> files = new TreeMap<>();
    files.put("trigger.yaml", text);
    for (String folder : folders) {
      String body = text.contains("offer: tutorial") ? "Hello: {{ tutorial.link }}\n" : "Hello.\n";
      files.put(folder + "en/email.md", "---\nsubject: Hello\n---\n" + body);
      files.put(folder + "en/inbox.md", "---\ntitle: Hello\n---\n" + body);
      files.put(folder + "en/sms.md", body);
    }
    CompileResult result = TriggerCompiler.compile(files);
    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
    return ((CompileResult.Ok) result).trigger();
  }

  @Test
  void anOutageWithItsAllClear() {
    CompiledTrigger compiled = compile(OUTAGE, "", "then/checkout-fixed/");
    Trigger trigger = compiled.trigger();

    assertThat(trigger.components()).containsExactlyInAnyOrder("checkout", "payments");
    assertThat(trigger.who().atMost()).isEqualTo(20_000);
    assertThat(trigger.send().urgency()).isEqualTo(Urgency.HIGH);
    assertThat(trigger.send().data()).containsEntry("incident.title", "title");
    assertThat(trigger.limits().perCustomer()).isEqualTo(Trigger.Limit.PER_CASE);
    assertThat(Sentence.of(compiled))
        .containsExactly(
            "When a confirmed incident of checkout or payments with impact major or critical is"
                + " open and concerns a customer, for customers who did Checkout Started in the"
                + " last 1 day and with plan pro or business except those who contacted support in"
                + " the last 2 hours or those with region_affected false, asking a person before"
                + " more than 20000 are told, send by the first of text message and e-mail that"
                + " reaches them and also to the inbox as urgent, once for each case.",
            "When an incident is resolved or cancelled and concerns a customer who was told by"
                + " checkout-outage and it does not begin again, wait 10 minutes, then send by the"
                + " first of text message and e-mail that reaches them and also to the inbox, once"
                + " for each case.");
  }

  @Test
  void theAllClearIsATriggerThatFollows() {
    CompiledTrigger compiled = compile(OUTAGE, "", "then/checkout-fixed/");
    Trigger allClear = compiled.followUps().getFirst().trigger();

    assertThat(allClear.id()).isEqualTo("checkout-outage.checkout-fixed");
    assertThat(allClear.when().follows())
        .isEqualTo(new When.Follows("checkout-outage", false, Duration.ofDays(365)));
    assertThat(allClear.when().patience()).isEqualTo(Duration.ofMinutes(10));
    assertThat(allClear.status()).isEqualTo(Trigger.Status.LIVE);
    assertThat(allClear.hash()).isEqualTo(compiled.trigger().hash());
    assertThat(compiled.followUps().getFirst().messages().locales()).containsExactly("en");
  }

  @Test
  void aStruggleWithATutorial() {
    CompiledTrigger compiled = compile(STRUGGLE, "");

    assertThat(compiled.trigger().holdout()).isEqualTo(0.1);
    assertThat(compiled.trigger().components()).containsExactly("imports");
    assertThat(Sentence.of(compiled))
        .containsExactly(
            "When a customer has 3 or more Import Failed in any 20 minutes and no Import Succeeded"
                + " in the 20 minutes before or since, wait 5 minutes, then send by the first of"
                + " inbox and e-mail that reaches them with the best unseen tutorial about import,"
                + " at most once in 14 days; 10% are not told, to see the effect.");
  }

  @Test
  void aCheckInByAPerson() {
    CompiledTrigger compiled = compile(CHECK_IN);

    assertThat(compiled.trigger().send().toPerson()).isTrue();
    assertThat(compiled.trigger().when().patience()).isEqualTo(Duration.ofDays(2));
    assertThat(Sentence.of(compiled))
        .isEqualTo(
            List.of(
                "When the score starter of a customer is more than 0.7 because of usage_down or"
                    + " retries and stays so for 2 days, for customers with lifetime_value at"
                    + " least 500, hand the case to a person, at most once in 90 days, at most 50"
                    + " customers a day; 20% are not told, to see the effect."));
  }
}
