package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.decision.Verdict.Answer;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that comes from outside is text on every page, whatever it looks like.
final class EscapingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title><script>alert(1)</script>",
        "</textarea><svg onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\">",
        "javascript:alert(1)",
        "${7*7} @if(true) !{evil}"
      })
  void whatCustomersAndTriggersSayIsTextEverywhere(String evil) {
    Scene scene = sceneFullOf(evil);
    CustomerId customer = new CustomerId(evil);

    for (String path :
        List.of(
            "/console",
            "/console/activity",
            "/console/customers",
            "/console/outbox",
            Urls.customer(customer),
            Urls.activity(customer))) {
      Reply reply = get(scene, path);
      assertThat(reply.status()).as(path).isEqualTo(200);
      assertNothingRuns(path, reply.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"><svg onload=alert(1)>"})
  void whatIsLookedForIsTextToo(String evil) {
    Scene scene = Afternoon.scene();

    assertNothingRuns("q", scene.get("/console/customers", Map.of("q", evil)).body());
    assertNothingRuns("id", scene.get("/console/customers/" + evil.replace("/", "%2F")).body());
    assertNothingRuns(
        "host", new Scene().console().answer(Scene.look("/console", Map.of(), evil)).body());
  }

  /// Reads the page as a browser does and looks at what it made of it.
  private static void assertNothingRuns(String where, String html) {
    Document page = Jsoup.parse(html);
    assertThat(page.select("script"))
        .as(where)
        .allSatisfy(script -> assertThat(script.attr("src")).startsWith("/console/assets/"))
        .allSatisfy(script -> assertThat(script.data()).isEmpty());
    assertThat(page.select("iframe"))
        .as(where)
        .allSatisfy(frame -> assertThat(frame.attr("src")).startsWith("/console/outbox/"))
        .allSatisfy(frame -> assertThat(frame.hasAttr("sandbox")).isTrue());
    assertThat(page.select("img, object, embed, base, [style], svg[onload]")).as(where).isEmpty();
    assertThat(page.getAllElements())
        .as(where)
        .flatExtracting(element -> element.attributes().asList())
        .noneMatch(attribute -> attribute.getKey().startsWith("on"))
        .noneMatch(attribute ->
            attribute.getKey().matches("href|src|action|formaction")
                && attribute.getValue().strip().toLowerCase(Locale.ROOT).startsWith("javascript"));
  }

  private static Reply get(Scene scene, String url) {
    int query = url.indexOf("?customer=");
    return query < 0
        ? scene.get(url)
        : scene.get(
            url.substring(0, query),
            Map.of(
                "customer", URLDecoder.decode(url.substring(query + 10), StandardCharsets.UTF_8)));
  }

  private static Scene sceneFullOf(String evil) {
    Scene scene = new Scene();
    CustomerId customer = new CustomerId(evil);
    Map<String, Traits.Dated> traits = new HashMap<>();
    for (String trait : List.of("name", "email", "phone", "locale", "timezone")) {
      traits.put(trait, new Traits.Dated(new Value.Text(evil), Scene.NOW));
    }
    Consent consent =
        new Consent(
            Map.of(
                new Consent.Scope(Purpose.HELP, Channel.EMAIL),
                new Consent.Grant(Consent.Status.REVOKED, evil, Scene.NOW)));
    scene.profiles.add(new Known(new Profile(customer, new Traits(traits), null), consent, 1));
    Message.Inbox item =
        new Message.Inbox(evil, evil, "<p>" + evil + "</p>", new Message.Action(evil, evil));
    add(scene, customer, "m1", evil, new Message.Email(evil, evil, evil));
    add(scene, customer, "m2", evil, new Message.Sms(evil));
    add(scene, customer, "m3", evil, item);
    scene.inbox.put(
        customer, "m3", new InboxItems.Version("m3", evil, item, Scene.NOW, Scene.NOW, Marks.NONE));
    scene.outreaches.add(outreach(customer, "n1", evil, new Decision.Suppress(Gate.CONSENT, evil)));
    scene.triggers.clear();
    scene.triggers.add(Scene.told(evil));
    return scene;
  }

  private static void add(
      Scene scene, CustomerId customer, String id, String evil, Message message) {
    scene.outreaches.add(
        outreach(customer, id, evil, new Decision.Send(List.of(message.channel()))),
        Delivery.pending(id, customer, message.channel(), Scene.NOW, Scene.NOW)
            .claimed(message, Scene.NOW)
            .failed(evil, Scene.NOW));
  }

  private static Outreach outreach(CustomerId customer, String id, String evil, Decision decision) {
    return new Outreach(
        id,
        customer,
        new TriggerRef("import-struggle", evil, evil),
        Scene.NOW,
        new Stamp(Scene.NOW.toEpochMilli(), 1),
        decision,
        List.of(Verdict.inWords(Gate.CONSENT, Answer.STOP, evil)),
        new Evidence(evil, List.of(Scene.NOW)),
        Map.of(evil, evil),
        1);
  }
}
