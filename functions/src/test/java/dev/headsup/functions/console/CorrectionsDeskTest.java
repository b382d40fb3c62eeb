package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.functions.console.signin.Role;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// G7, on the page: who may have read it is counted, words are checked, nothing is said while the
/// wrong message still goes out, and sent twice it is said once.
final class CorrectionsDeskTest {
  private static final String NEW = "/console/corrections/new";
  private static final Message.Email WRONG = new Message.Email("Wrong", "wrong", "<p>wrong</p>");

  private final Scene scene = new Scene();
  private final Map<Role, Console> consoles = new EnumMap<>(Role.class);

  @BeforeEach
  void tell() {
    var yes = Scene.yes(Purpose.HELP, Channel.EMAIL, Channel.INBOX);
    for (String id : new String[] {"ana", "ben"}) {
      CustomerId customer = scene.person(id, "Ana Ruiz", "Europe/Berlin", yes);
      scene.tell(customer, "o-" + id, Duration.ofHours(1), WRONG);
    }
    scene.tell(
        scene.person("old", "Old", "Europe/Berlin", yes), "o-old", Duration.ofHours(30), WRONG);
    stop(false, Set.of("import-struggle"));
  }

  private void stop(boolean all, Set<String> triggers) {
    scene.policy = scene.policy.with("hash", new KillSwitch(all, "wrong link", Set.of(), triggers));
  }

  private Reply look(String path, Map<String, String> query, Role role) {
    return console(role).answer(Scene.look(path, query, "127.0.0.1:8080"));
  }

  private Console console(Role role) {
    return consoles.computeIfAbsent(
        role,
        each ->
            new Console(
                scene.sources(), Scene.local("dana:" + each.name().toLowerCase(Locale.ROOT))));
  }

  private Reply form(Role role) {
    return look(NEW, Map.of("trigger", "import-struggle"), role);
  }

  private Map<String, String> fields(String text) {
    Map<String, String> form = new HashMap<>();
    String page = form(Role.APPROVER).body();
    for (String name : new String[] {"form-token", "trigger", "version", "since", "until"}) {
      String start = "name=\"" + name + "\" value=\"";
      int at = page.indexOf(start, page.indexOf("case-end righting")) + start.length();
      form.put(name, page.substring(at, page.indexOf('"', at)));
    }
    form.put("title.en.EMAIL", "We were \"wrong\"");
    form.put("text.en.EMAIL", text);
    return form;
  }

  private Reply post(String path, Map<String, String> fields, Role role) {
    Map<String, String> form = new HashMap<>(fields);
    String page = look("/console/corrections", Map.of(), role).body();
    String start = "name=\"form-token\" value=\"";
    int at = page.indexOf(start) + start.length();
    form.put("form-token", page.substring(at, page.indexOf('"', at)));
    return console(role)
        .answer(
            Ask.of(
                "POST",
                "/console/corrections/" + path,
                Map.of(),
                form,
                new Ask.Browser("127.0.0.1:8080", "", "http://127.0.0.1:8080", "same-origin")));
  }

  @Test
  void g7TheFormCountsWhoMayHaveReadItInTheTime() {
    assertThat(form(Role.AUTHOR).status()).isEqualTo(403);
    assertThat(form(Role.APPROVER).body())
        .contains("<strong>2 customers</strong>", "English, e-mail", "[write what is true]")
        .doesNotContain("Not yet.");
    assertThat(look(NEW, Map.of("trigger", "import-struggle", "hours", "48"), Role.APPROVER).body())
        .contains("<strong>3 customers</strong>");
    assertThat(look(NEW, Map.of("trigger", "none"), Role.APPROVER).status()).isEqualTo(404);
  }

  @Test
  void g7WordsAreCheckedAsEveryMessageIs() {
    assertThat(post("check", fields("Hello {{ customer.nme"), Role.APPROVER).body())
        .contains("These words cannot be said yet", "en/email.md");
    assertThat(post("check", fields("Your order {{ data.order }} is lost."), Role.APPROVER).body())
        .contains("These words cannot be said yet");
    Reply unsaid = post("say", fields("[write what is true]"), Role.APPROVER);
    assertThat(unsaid.status()).isEqualTo(409);
    assertThat(scene.put).isEmpty();
    assertThat(post("check", fields("It was wrong."), Role.APPROVER).body())
        .contains("It was wrong.", "Tell 2 customers", "We were &#34;wrong&#34;");
  }

  @Test
  void g7SaidOnceHoweverOftenItIsSent() {
    Map<String, String> form = fields("It was wrong. The mistake is ours.");
    assertThat(post("say", form, Role.AUTHOR).status()).isEqualTo(403);
    Reply said = post("say", form, Role.APPROVER);
    assertThat(said.status()).isEqualTo(303);
    assertThat(post("say", form, Role.APPROVER).headers().get("location"))
        .isEqualTo(said.headers().get("location"));

    assertThat(scene.corrections.newest(9))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.expected()).isEqualTo(2);
          assertThat(one.by()).isEqualTo("dana");
          assertThat(one.files().get("en/email.md")).contains("subject: \"We were \\\"wrong\\\"\"");
        });
    assertThat(scene.put)
        .extracting(Correction::id)
        .hasSize(2)
        .containsOnly(scene.corrections.newest(1).getFirst().id());
    assertThat(form(Role.APPROVER).body()).contains("It was put right before");
  }

  @Test
  void g7ItCanBeTakenBackForAMomentAndStoppedAfterwards() {
    String one =
        Objects.requireNonNull(
            post("say", fields("It was wrong."), Role.APPROVER).headers().get("location"));
    String page = look(one, Map.of(), Role.APPROVER).body();
    assertThat(page).contains("Nothing has left yet.", "Take it back");
    assertThat(look(one, Map.of(), Role.VIEWER).body())
        .contains("For 2 customers")
        .doesNotContain("Take it back</button>", "It was wrong.");
    scene.now = scene.now.plusSeconds(10);
    assertThat(look(one, Map.of(), Role.APPROVER).body())
        .contains("Let nobody more hear it")
        .doesNotContain("Nothing has left yet.");

    String id = one.substring(one.lastIndexOf('/') + 1);
    Map<String, String> token = Map.of("form-token", "of the page");
    assertThat(post(id + "/stop", token, Role.VIEWER).status()).isEqualTo(403);
    assertThat(post(id + "/stop", token, Role.APPROVER).status()).isEqualTo(303);
    assertThat(scene.corrections.find(id).orElseThrow().stop()).isNotNull();
    assertThat(look(one, Map.of(), Role.APPROVER).body()).contains("nobody more hears it");
  }

  @Test
  void g7NothingIsSaidWhileTheTriggerStillSaysItOrNothingLeaves() {
    Map<String, String> form = fields("It was wrong.");
    stop(false, Set.of());
    assertThat(form(Role.APPROVER).body()).contains("The trigger still says it");
    assertThat(post("say", form, Role.APPROVER).status()).isEqualTo(409);
    stop(true, Set.of());
    assertThat(post("say", form, Role.APPROVER).body()).contains("All sending is stopped");
    assertThat(scene.put).isEmpty();
  }

  @Test
  void g7EachChannelThatWasUsedHasItsOwnWords() {
    scene.tell(
        scene.person("kim", "Kim", "Europe/Berlin", Scene.yes(Purpose.HELP, Channel.SMS)),
        "o-kim",
        Duration.ofHours(1),
        new Message.Sms("wrong"));
    assertThat(form(Role.APPROVER).body())
        .contains("English, text message", "text.en.SMS")
        .doesNotContain("title.en.SMS");
  }
}
