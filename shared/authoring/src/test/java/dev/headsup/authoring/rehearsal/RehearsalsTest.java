package dev.headsup.authoring.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.Problem;
import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.engine.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole way: files, engine, clock; what follows up on a trigger too.
class RehearsalsTest {
  private static final Path STARTERS = Path.of("../../triggers");

  private static final String STRUGGLE =
      """
      headsup: trigger/v1
      name: Stuck
      id: stuck
      owner: cx@example.com
      status: shadow
      purpose: service
      when: { customer: { did: Failed, at least: 2 times, within: 1 hour, cancel if: Worked, wait: 5 minutes } }
      send: { first of: [sms, email], also: inbox }
      then:
        - on: no "Worked" within 1 day
          send: { first of: email, message: reminder }
        - on: did "Worked" within 1 day
          send: { also: inbox, message: well-done }
      limits: { per customer: 1 per 14 days }
      experiment: { control: 0% }
      success: did "Worked" within 1 day
      """;

  private static final String OUTAGE =
      """
      headsup: trigger/v1
      name: Down
      id: down
      owner: cx@example.com
      purpose: service
      when: { incident: { impact: at least major, components: checkout } }
      send: { first of: [email] }
      then: { on: incident resolved, hold for: 10 minutes, send: { same channels: true, message: all-clear } }
      limits: { per customer: 1 per incident }
      success: no contact about "checkout" within 24 hours
      """;

  private static CompiledTrigger trigger(String text, String... folders) {
    Map<String, String> files = new TreeMap<>();
    files.put("trigger.yaml", text);
    for (String folder : folders) {
      files.put(folder + "en/email.md", "---\nsubject: Hello\n---\nHello.\n");
      files.put(folder + "en/inbox.md", "---\ntitle: Hello\n---\nHello.\n");
      files.put(folder + "en/sms.md", "Hello.\n");
    }
    CompileResult result = TriggerCompiler.compile(files);
    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);
    return ((CompileResult.Ok) result).trigger();
  }

  private static CompiledTrigger stuck() {
    return trigger(STRUGGLE, "", "then/reminder/", "then/well-done/");
  }

  private static List<String> played(CompiledTrigger trigger, String tests) {
    Rehearsals.Result result =
        Rehearsals.play(trigger, "headsup: tests/v1\ntests:\n" + tests, Policy.standard());
    assertThat(result.problems()).isEmpty();
    return result.played().stream().flatMap(each -> each.differences().stream()).toList();
  }

  @Test
  void whatCameBackWhileItsEndWaitedAndEndsAgainHasOneEnd() {
    assertThat(
            played(
                trigger(OUTAGE, "", "then/all-clear/"),
                """
                - name: down, over, down, over
                  events:
                    - { at: 10:00, incident: { id: a, components: [checkout] } }
                    - { at: 10:20, incident: { id: a, components: [checkout], phase: resolved } }
                    - { at: 10:25, incident: { id: a, components: [checkout] } }
                    - { at: 10:28, incident: { id: a, components: [checkout], phase: resolved } }
                    - { at: 10:29, incident: { id: a, components: [checkout], phase: resolved } }
                  expect:
                    - { told by: email }
                    - { not told because: already told }
                    - { not told because: got on, follow-up: all-clear }
                    - { at: 10:38, told by: email, follow-up: all-clear }
                """))
        .isEmpty();
  }

  @Test
  void whatIsExpectedInEveryFormIsFine() {
    assertThat(
            played(
                stuck(),
                """
                - name: told, then reminded
                  events: [{ at: 10:00, did: Failed }, { at: +10 minutes, did: Failed }]
                  expect:
                    - { at: 10:10, waits until: 10:15 }
                    - { at: 10:15, told by: [sms, inbox] }
                    - { at: day 2 at 10:15, told by: email, follow-up: reminder }
                - name: told, then it worked
                  events: [{ at: 10:00, did: Failed }, { at: 10:10, did: Failed }, { at: 10:30, did: Worked }]
                  expect:
                    - { told by: [sms, inbox] }
                    - { told by: inbox, follow-up: well-done }
                    - { not told because: got on, follow-up: reminder }
                - name: it worked meanwhile
                  events: [{ at: 10:00, did: Failed }, { at: 10:10, did: Failed }, { at: 10:12, did: Worked }]
                  expect: [{ not told because: still true }, { not told because: got on, follow-up: reminder }]
                - name: no address but the inbox
                  customer: { traits: { email: '', phone: '' } }
                  events: [{ at: 10:00, did: Failed }, { at: 10:10, did: Failed }]
                  expect: [{ told by: inbox }, { at: day 2 at 10:15, not told because: no address, follow-up: reminder }]
                - name: a no to all of it
                  customer: { consent: { service: none } }
                  events: [{ at: 10:00, did: Failed }, { at: 10:10, did: Failed }]
                  expect: [{ at: 10:15, not told because: consent }, { not told because: consent, follow-up: reminder }]
                - name: not enough
                  events: [{ at: 10:00, did: Failed }]
                  expect: nothing
                """))
        .isEmpty();
  }

  @Test
  void theAllClearReachesThoseWhoWereTold() {
    assertThat(
            played(
                trigger(OUTAGE, "", "then/all-clear/"),
                """
                - name: down, and up again
                  events:
                    - { at: 10:00, incident: { id: inc-1, components: [checkout] } }
                    - { at: 10:20, incident: { id: inc-1, components: [checkout], phase: resolved } }
                  expect:
                    - { at: 10:00, told by: email }
                    - { at: 10:30, told by: email, follow-up: all-clear }
                - name: another part of the product
                  events:
                    - { at: 10:00, incident: { id: inc-1, components: [search] } }
                    - { at: 10:20, incident: { id: inc-1, components: [search], phase: resolved } }
                  expect: nothing
                - name: told once for each incident
                  events:
                    - { at: 10:00, incident: { id: inc-1, components: [checkout] } }
                    - { at: 10:05, incident: { id: inc-1, components: [checkout], impact: critical } }
                    - { at: 10:10, incident: { id: inc-2, components: [checkout] } }
                  expect: [{ told by: email }, { not told because: already told }, { told by: email }]
                - name: it begins again
                  events:
                    - { at: 10:00, incident: { id: inc-1, components: [checkout] } }
                    - { at: 10:20, incident: { id: inc-1, components: [checkout], phase: resolved } }
                    - { at: 10:25, incident: { id: inc-1, components: [checkout] } }
                  expect:
                    - { told by: email }
                    - { not told because: already told }
                    - { not told because: got on, follow-up: all-clear }
                """))
        .isEmpty();
  }

  @Test
  void aDifferenceSaysWhatWasExpectedAndWhatWasAndWhy() {
    assertThat(
            played(
                stuck(),
                """
                - name: wrong
                  events: [{ at: 10:00, did: Failed }, { at: 10:10, did: Failed }, { at: 10:12, did: Worked }]
                  expect: [{ told by: email }]
                """))
        .containsExactly(
            "line 5: expected: told by e-mail, was: 10:15 not told because: got on"
                + " (\"Is it true now?\" got on by themselves)",
            "expected: nothing more, was: day 2 at 10:15 not told because: got on (\"Is"
                + " it true now?\" got on by themselves) (reminder)");
    assertThat(
            played(
                stuck(),
                """
                - name: nothing came
                  events: [{ at: 10:00, did: Failed }]
                  expect: [{ told by: email }]
                """))
        .containsExactly("line 5: expected: told by e-mail, was: nothing");
  }

  @Test
  void anEventWithASlipOfThePenIsNamedAlsoWhereNothingIsExpected() {
    assertThat(
            played(
                stuck(),
                """
                - name: a slip
                  events: [{ at: 10:00, did: failed }, { at: 10:10, did: failed }, { at: 11:00, did: Page Viewed }]
                  expect: nothing
                """))
        .containsExactly("'failed' is no event of this trigger; did you mean 'Failed'?");
  }

  @Test
  void aWrongFileIsToldAllAtOnce() {
    Rehearsals.Result result =
        Rehearsals.play(
            stuck(),
            """
            headsup: tests/v1
            tests:
              - name: wrong
                events: [{ at: ten, did: Failed }, { at: 10:00, dit: Failed }]
                expect: [{ not told because: got of }, { told by: pigeon }]
            """,
            Policy.standard());

    assertThat(result.played()).isEmpty();
    assertThat(result.problems())
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains("'ten' is no time of a test"))
        .anySatisfy(message -> assertThat(message).contains("did you mean 'did'?"))
        .anySatisfy(message -> assertThat(message).contains("did you mean 'got on'?"))
        .anySatisfy(message -> assertThat(message).contains("'pigeon' is not known"));
  }

  static Set<String> starters() {
    return TriggerFolders.read(STARTERS).keySet();
  }

  @ParameterizedTest
  @MethodSource("starters")
  void theStarterTriggersDoWhatTheirTestsSay(String folder) {
    Map<String, String> files = TriggerFolders.read(STARTERS).getOrDefault(folder, Map.of());
    CompileResult result = TriggerCompiler.compile(folder, files);
    assertThat(result).as(result.toString()).isInstanceOf(CompileResult.Ok.class);

    Rehearsals.Result played =
        Rehearsals.play(
            ((CompileResult.Ok) result).trigger(),
            files.getOrDefault(Rehearsals.FILE, ""),
            Policy.standard());

    assertThat(played.problems()).isEmpty();
    assertThat(played.played())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.differences()).as(each.name()).isEmpty());
  }
}
