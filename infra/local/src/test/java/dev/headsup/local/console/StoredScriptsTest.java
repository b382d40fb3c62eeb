package dev.headsup.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.headsup.local.console.Chromium.Window;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S8: a hundred scripts, each as a customer's id and traits, as an event's name and properties, as
/// a trigger's name and inside messages, through the public door into every page, in chromium. None
/// runs, and none even reaches the page's policy, which would complain.
final class StoredScriptsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> PAYLOADS =
      List.of(
          "<script>alert(1)</script>",
          "<script src=//evil.example.com/x.js></script>",
          "<ScRiPt >alert(1)</sCrIpT >",
          "<img src=x onerror=alert(1)>",
          "<img src=`x` onerror=alert(1)//",
          "<svg onload=alert(1)>",
          "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
          "<svg><script>alert(1)</script></svg>",
          "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
          "<iframe src=javascript:alert(1)></iframe>",
          "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
          "<body onload=alert(1)>",
          "<details open ontoggle=alert(1)>x</details>",
          "<input autofocus onfocus=alert(1)>",
          "<a href=javascript:alert(1)>x</a>",
          "<form action=javascript:alert(1)><button>x</button></form>",
          "<object data=javascript:alert(1)>",
          "<base href=//evil.example.com/>",
          "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
          "<link rel=stylesheet href=//evil.example.com/x.css>",
          "<style>@import '//evil.example.com/x.css';*{display:none}</style>",
          "<div style=\"position:fixed;inset:0\" hx-get=/console hx-trigger=load>x</div>",
          "<div hx-on::load=alert(1)>x</div>",
          "{{7*7}}${7*7}@if(true)!{evil}<%= 7*7 %>",
          "&lt;script&gt;alert(1)&lt;/script&gt;&#60;img src=x onerror=alert(1)&#62;");

  /// What stands before a script, to break out of where it is shown.
  private static final List<String> BEFORE =
      List.of("", "\">", "'>", "</title></textarea></style></script>-->");

  private static Chromium chromium;
  private static LocalStack stack;
  private static List<String> scripts;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    scripts =
        BEFORE.stream()
            .flatMap(before -> PAYLOADS.stream().map(payload -> before + payload))
            .toList();
    chromium = Chromium.start();
    for (int i = 0; i < scripts.size(); i++) {
      trigger(folder.resolve("script-" + i), i);
    }
    stack =
        LocalStack.start(
            new StackOptions(
                0,
                Optional.empty(),
                folder,
                Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
                House.root().resolve("template.yaml")));
    List<ObjectNode> calls = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      calls.add(identify(i));
      for (int ago : new int[] {4, 2, 0}) {
        calls.add(track(i, ago));
      }
    }
    for (int from = 0; from < calls.size(); from += 40) {
      send(calls.subList(from, Math.min(calls.size(), from + 40)));
    }
    stack.drain();
  }

  @AfterAll
  static void stop() {
    // Where there is no chromium nothing was started.
    if (stack != null) {
      stack.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void noneRunsOnAnyPage() {
    assertThat(scripts).hasSize(100).doesNotHaveDuplicates();
    List<String> places = new ArrayList<>(List.of("", "/customers", "/activity", "/outbox"));
    for (int i = 0; i < scripts.size(); i++) {
      places.add("/customers/" + encoded(customer(i)));
      if (i % 5 == 0) {
        places.add("/activity?customer=" + encoded(customer(i)));
        places.add("/customers?q=" + encoded(scripts.get(i)));
      }
    }
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = window.page;
      List<String> ran = new ArrayList<>();
      page.onDialog(dialog -> {
        ran.add(page.url() + ": " + dialog.message());
        dialog.dismiss();
      });
      int shown = 0;
      while (!places.isEmpty()) {
        String place = places.removeFirst();
        page.navigate(stack.console() + place);
        page.evaluate(
            "() => document.querySelectorAll('details').forEach((each) => each.open = true)");
        assertThat(foreign(page)).as(place).isEmpty();
        shown += page.content().contains("alert(1)") ? 1 : 0;
        places.addAll(further(page));
      }
      assertThat(ran).as("scripts that ran").isEmpty();
      assertThat(shown).as("pages that showed one as text").isGreaterThan(90);
      window.assertNoComplaints();
    }
  }

  /// Whatever on the page is not ours to have: elements that no template has, handlers, addresses
  /// that lead elsewhere or run.
  private static List<?> foreign(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => [...document.querySelectorAll('*')].filter((each) =>
              ['OBJECT', 'EMBED', 'BASE', 'MATH', 'ANIMATE'].includes(each.tagName.toUpperCase())
              || (each.tagName === 'SCRIPT' && !each.src.startsWith(location.origin + '/console/assets/'))
              || (each.tagName === 'IFRAME' && !each.src.startsWith(location.origin + '/console/outbox/'))
              || (each.tagName === 'LINK' && !each.href.startsWith(location.origin + '/console/assets/'))
              || [...each.attributes].some((attribute) => attribute.name.startsWith('on')
                || attribute.name.startsWith('hx-on')
                || (['href', 'src', 'action', 'formaction'].includes(attribute.name)
                  && /^\\s*javascript:/i.test(attribute.value))))
              .map((each) => each.outerHTML.slice(0, 200))
            """);
  }

  /// Where the page goes on, and the e-mails in its frames as documents of their own.
  private static List<String> further(Page page) {
    List<?> found =
        (List<?>)
            page.evaluate(
                """
                () => [...document.querySelectorAll('a[rel=next], iframe')]
                  .map((each) => each.getAttribute('href') || each.getAttribute('src'))
                """);
    return found.stream().map(url -> url.toString().substring("/console".length())).toList();
  }

  private static String customer(int i) {
    return i + " " + scripts.get(i);
  }

  /// A trigger writes an event's name between quotes.
  private static String event(int i) {
    return scripts.get(i).replace('"', '\'');
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ObjectNode call(int i, String type, String id) {
    return JSON.createObjectNode()
        .put("type", type)
        .put("userId", customer(i))
        .put("messageId", id)
        .put("timestamp", stack.clock().instant().toString());
  }

  private static ObjectNode identify(int i) {
    String script = scripts.get(i);
    ObjectNode call = call(i, "identify", "who-" + i);
    call.putObject("traits")
        .put("name", script)
        .put("first_name", script)
        .put("email", i % 3 == 0 ? script : "someone-" + i + "@example.com")
        .put("phone", script)
        .put("locale", i % 2 == 0 ? script : "en-GB")
        .put("timezone", i % 5 == 0 ? script : "Europe/Madrid")
        .put("company", script);
    ObjectNode consent = call.putObject("context").putObject("consent");
    consent.putObject("help").put("EMAIL", "GRANTED").put("INBOX", "GRANTED");
    consent.put("source", script);
    return call;
  }

  private static ObjectNode track(int i, int ago) {
    ObjectNode call = call(i, "track", "did-" + i + "-" + ago);
    call.put("timestamp", stack.clock().instant().minus(Duration.ofMinutes(ago)).toString());
    call.put("event", event(i));
    call.putObject("properties").put("file", scripts.get(i)).put("error_code", scripts.get(i));
    return call;
  }

  /// A live trigger that carries a script wherever a trigger can carry text.
  private static void trigger(Path folder, int i) throws IOException {
    Path en = Files.createDirectories(folder.resolve("en"));
    String script = scripts.get(i);
    // JSON's quotes are YAML's too.
    String name = JSON.writeValueAsString(script.substring(0, Math.min(80, script.length())));
    String did = JSON.writeValueAsString(event(i));
    String file = JSON.writeValueAsString("last event \"" + event(i) + "\" property file");
    Files.writeString(
        folder.resolve("trigger.yaml"),
        """
        headsup: trigger/v1
        name: %1$s
        id: script-%2$d
        owner: cx@example.com
        status: live
        purpose: help
        when:
          customer:
            did: %3$s
            at least: 3 times
            within: 20 minutes
        send:
          first of: [email]
          also: [inbox]
          data:
            file: %4$s
        limits: { per customer: 1 per 14 days }
        expire after: 45 minutes
        success: did "Import Succeeded" within 2 hours
        """
            .formatted(name, i, did, file));
    Files.writeString(
        en.resolve("email.md"),
        """
        ---
        subject: 'About {{ data.file | default: "it" }}'
        ---
        Hi {{ customer.first_name | default: "you" }}, about {{ data.file | default: "it" }}.
        """);
    Files.writeString(
        en.resolve("inbox.md"),
        """
        ---
        title: 'About {{ data.file | default: "it" }}'
        ---
        Hi {{ customer.first_name | default: "you" }}, about {{ data.file | default: "it" }}.
        """);
  }

  private static void send(List<ObjectNode> calls) throws IOException {
    ObjectNode batch = JSON.createObjectNode();
    batch.putArray("batch").addAll(calls);
    String basic =
        Base64.getEncoder()
            .encodeToString((stack.serverKey() + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(stack.ingest().resolve("/v1/batch"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(batch.toString()))
            .build();
    try {
      assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
