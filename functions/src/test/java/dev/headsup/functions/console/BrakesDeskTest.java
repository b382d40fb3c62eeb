package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.policy.Approval;
import dev.headsup.engine.policy.Braking;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.console.Ask.Browser;
import dev.headsup.functions.console.signin.Guests;
import dev.headsup.functions.console.signin.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// G2: what a second person sees and decides; all pairs of who made it and who decides. G9: who saw
/// it turns it on.
class BrakesDeskTest {
  private static final String KEY = Brake.of(Scene.IMPORT.id(), Scene.HASH);

  private final Scene scene = Afternoon.scene();
  private final Guests guests = new Guests(() -> scene.now);

  private void asked(String author) {
    scene.documents.put(
        Scene.IMPORT.id(),
        new Document(
            new DocumentName(Kind.TRIGGERS, Scene.IMPORT.id()),
            3,
            Scene.HASH,
            Map.of("en/inbox.md", "Hello <b>you</b>"),
            false,
            author,
            Scene.NOW,
            ""));
    scene.brakes.replace(
        Brake.released(KEY)
            .asking(new Brake.Asked(5_000, "more than 1000 customers in a day", Scene.NOW)));
  }

  private Brake brake() {
    return Objects.requireNonNull(scene.brakes.read(List.of(KEY)).get(KEY));
  }

  private Reply look(Role role) {
    return new Console(scene.sources(), guests.door())
        .answer(
            Ask.of(
                "GET",
                "/console/brakes",
                Map.of(),
                Map.of(),
                new Browser("headsup.example.com", guests.cookies(role), "", "")));
  }

  private Reply post(String what, Role role, Map<String, String> more) {
    String cookies = guests.cookies(role);
    Map<String, String> form = new HashMap<>(more);
    form.put("form-token", guests.token(cookies));
    return new Console(scene.sources(), guests.door())
        .answer(
            Ask.of(
                "POST",
                "/console/brakes/" + what,
                Map.of(),
                form,
                new Browser(
                    "headsup.example.com", cookies, "https://headsup.example.com", "same-origin")));
  }

  private static Map<String, String> question(long customers) {
    return Map.of("key", KEY, "customers", Long.toString(customers));
  }

  @Test
  void g2ThePageSaysWhoWhatAndHowManyWithTheMessage() {
    asked("cara");

    assertThat(look(Role.APPROVER).body())
        .contains(
            "up to <strong>5,000</strong> customers in a day",
            "Made by cara",
            "The sentence of the trigger.",
            "Hello &lt;b&gt;you&lt;/b&gt;",
            "Yes, to 5,000 customers a day");
    assertThat(look(Role.VIEWER).body())
        .contains("Made by cara")
        .doesNotContain("Hello", "Yes, to 5,000");
  }

  @Test
  void g2EveryRoleForEveryAuthor() {
    for (Role role : Role.values()) {
      for (String author : List.of("cara", name(role), " " + name(role).toUpperCase(Locale.ROOT))) {
        scene.brakes.replace(brake().deciding(new Brake.Approved(false, 1, "x", "", Scene.NOW)));
        scene.documents.clear();
        askedAgain(author);
        Reply reply = post("approve", role, question(5_000));
        boolean may = role.includes(Role.APPROVER);
        boolean own = !author.equals("cara");
        assertThat(reply.status())
            .as("%s decides about %s", role, author)
            .isEqualTo(may ? own ? 409 : 303 : 403);
        assertThat(brake().approved()).isEqualTo(may && !own ? 5_000 : 0);
      }
    }
  }

  private void askedAgain(String author) {
    asked(author);
    scene.brakes.replace(
        brake().asking(new Brake.Asked(5_000, "more than 1000 customers in a day", Scene.NOW)));
  }

  private String name(Role role) {
    return role.word() + "@example.com";
  }

  @Test
  void g2AYesIsBoundToTheVersionAndTheNumber() {
    asked("cara");

    assertThat(post("approve", Role.APPROVER, question(4_000)).status()).isEqualTo(409);
    assertThat(
            post(
                    "approve",
                    Role.APPROVER,
                    Map.of("key", Brake.of(Scene.IMPORT.id(), "0".repeat(64)), "customers", "5000"))
                .status())
        .isEqualTo(409);
    assertThat(brake().approved()).isZero();
    assertThat(post("approve", Role.APPROVER, question(4_800)).status()).isEqualTo(303);
    assertThat(brake().approved()).isEqualTo(5_000);
  }

  @Test
  void g2WhoIsAloneSaysYesBelowASizeAndTheReasonIsKept() {
    asked(name(Role.APPROVER));
    Policy standard = Policy.standard();
    scene.policy =
        standard.with(
            new Braking(
                standard.braking().ramp(),
                standard.braking().breakers(),
                new Approval(1_000, 0.01, 5, 100, true, 6_000, "We are one person")));

    assertThat(post("approve", Role.APPROVER, question(5_000)).status()).isEqualTo(303);
    assertThat(brake().decided())
        .satisfies(decided -> assertThat(decided.why()).isEqualTo("We are one person"));
    assertThat(look(Role.VIEWER).body()).contains("alone: We are one person");
  }

  @Test
  void g9WhoSawItTurnsItOn() {
    asked("cara");
    scene.brakes.replace(brake().deciding(new Brake.Approved(false, 1, "x", "", Scene.NOW)));
    Brake before = brake();
    scene.brakes.replace(
        new Brake(
            KEY, before.revision(), Brake.Pace.START, null, null, null, null, Scene.NOW, null));
    scene.brakes.replace(brake().watched(1_234, Scene.NOW));
    assertThat(look(Role.VIEWER).body())
        .contains("would have told <strong>1,234</strong> so far")
        .doesNotContain("turn it on<", "Hello");
    assertThat(look(Role.APPROVER).body()).contains("I have seen it: turn it on", "Hello");

    assertThat(post("turn-on", Role.AUTHOR, Map.of("key", KEY)).status()).isEqualTo(403);
    assertThat(brake().watching()).isNotNull();
    assertThat(post("turn-on", Role.APPROVER, Map.of("key", KEY)).status()).isEqualTo(303);
    assertThat(brake().watching()).isNull();
    assertThat(brake().previewed())
        .isEqualTo(new Brake.Previewed(1_234, name(Role.APPROVER), Scene.NOW));
    assertThat(post("turn-on", Role.APPROVER, Map.of("key", KEY)).status()).isEqualTo(409);
  }

  /// G2: shortly after midnight the day says little of how many it will be.
  @Test
  void g2WhatWatchedForDaysIsHeldAgainstItsAverageDay() {
    asked("cara");
    Brake before = brake();
    scene.brakes.replace(
        new Brake(
            KEY,
            before.revision(),
            Brake.Pace.START,
            null,
            null,
            null,
            null,
            Scene.NOW.minus(Duration.ofDays(2)),
            null));
    scene.brakes.replace(brake().watched(9_000, Scene.NOW.minus(Duration.ofDays(1))));
    scene.brakes.replace(brake().watched(12, Scene.NOW));

    assertThat(post("turn-on", Role.APPROVER, Map.of("key", KEY)).status()).isEqualTo(303);
    assertThat(Objects.requireNonNull(brake().previewed()).perDay()).isEqualTo(4_506);
  }

  @Test
  void aNoIsKeptToo() {
    asked("cara");

    assertThat(post("refuse", Role.APPROVER, question(5_000)).status()).isEqualTo(303);

    assertThat(brake().isRefused()).isTrue();
    assertThat(look(Role.VIEWER).body()).contains("said no to 5,000 a day");
  }

  @Test
  void g3OnlyAPersonLetsItGoOn() {
    String why = "13 bounces of 240 messages (5.42 %); it stops at 4 %, by e-mail";
    scene.brakes.replace(Brake.released(KEY).stop(new Brake.Stop(why, Scene.NOW)));
    assertThat(look(Role.VIEWER).body()).contains(why).doesNotContain("Let it go on");

    Map<String, String> form = Map.of("key", KEY, "why", why);
    assertThat(post("resume", Role.AUTHOR, form).status()).isEqualTo(403);
    assertThat(post("resume", Role.APPROVER, Map.of("key", KEY, "why", "other")).status())
        .isEqualTo(409);
    assertThat(brake().stopped()).isNotNull();
    assertThat(post("resume", Role.APPROVER, form).status()).isEqualTo(303);
    assertThat(brake().stopped()).isNull();
    assertThat(brake().since()).isEqualTo(Scene.NOW);
  }
}
