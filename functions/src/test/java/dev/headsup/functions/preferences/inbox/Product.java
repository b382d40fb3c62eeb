package dev.headsup.functions.preferences.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.Leases.Lease.Granted;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems.Version;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.functions.memory.MemoryActivities;
import dev.headsup.functions.memory.MemoryDecisions;
import dev.headsup.functions.memory.MemoryDues;
import dev.headsup.functions.memory.MemoryInbox;
import dev.headsup.functions.memory.MemoryLessons;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A product with an inbox in it: its server, and the browsers of its customers.
final class Product {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final String SERVER_KEY = "sample-server-key";
  static final String PUBLIC_KEY = "sample-public-key";
  private static final ObjectMapper JSON = new ObjectMapper();

  final MemoryInbox inbox = new MemoryInbox();
  final List<String> ledger = new ArrayList<>();
  final List<String> replies = new ArrayList<>();
  final MemoryLessons lessons = new MemoryLessons();
  private final MemoryActivities activities = new MemoryActivities();
  private final MemoryDecisions outreaches = new MemoryDecisions(activities, new MemoryDues());
  Instant now = NOON;
  final InboxRoutes routes;

  Product() {
    List<WriteKey> stored =
        List.of(key(SERVER_KEY, KeyKind.SERVER), key(PUBLIC_KEY, KeyKind.PUBLIC));
    RateLimit free =
        new RateLimit(
            (key, window, want, budget, opens) -> new Granted(window, want, false, true),
            () -> now);
    routes =
        InboxRoutes.of(
            inbox,
            (customer, outreach, mark, at) ->
                ledger.add(customer + " " + outreach + " " + mark + " " + at),
            outreaches,
            lessons,
            (customer, item, request) -> {
              String said = new String(request.body(), StandardCharsets.UTF_8);
              replies.add(customer + " " + item + " " + said);
              return HttpResponse.json(200, "{}");
            },
            new ServerKeys(new Keys(() -> stored, () -> now), free),
            new DerivedKeys(() -> "a-signing-secret-that-is-long-enough-0123456789"),
            () -> now);
  }

  private static WriteKey key(String text, KeyKind kind) {
    return FreshKey.of(text, text, kind, "", 1_000, NOON).stored();
  }

  /// Puts a message down, an hour after the one before.
  void tell(String customer, String item, String outreach, String title) {
    now = now.plus(Duration.ofHours(1));
    inbox.put(
        new CustomerId(customer),
        item,
        new Version(
            outreach,
            "import-struggle",
            new Message.Inbox(
                title,
                "Text of " + title,
                "<p>Text</p>",
                new Message.Action("Go", "https://example.com/go")),
            now,
            now,
            Marks.NONE));
  }

  /// Puts the decision down that offers a tutorial, under the id that its message names.
  String offer(String customer, String tutorial) {
    Outreach offer =
        new Outreach(
            "offer",
            new CustomerId(customer),
            new TriggerRef("import-struggle", "Import struggle", "hash"),
            now,
            new Stamp(now.toEpochMilli(), 1),
            new Decision.Send(List.of(Channel.INBOX)),
            List.of(),
            new Evidence("Import Failed", List.of()),
            Map.of("tutorial", tutorial),
            1);
    Stored nothing = Stored.nothing(offer.customer());
    outreaches.commit(
        new Commit(nothing.become(Activity.NONE), List.of(offer), List.of(), List.of()));
    return offer.id();
  }

  HttpResponse ask(String method, String path, Map<String, String> headers, String body) {
    int query = path.indexOf('?');
    Map<String, String> parameters =
        query < 0
            ? Map.of()
            : List.of(path.substring(query + 1).split("&")).stream()
                .collect(Collectors.toMap(pair -> pair.split("=")[0], pair -> pair.split("=")[1]));
    HttpRequest request =
        new HttpRequest(
            method,
            query < 0 ? path : path.substring(0, query),
            headers,
            parameters,
            body.getBytes(StandardCharsets.UTF_8));
    try {
      return routes.answer(request).orElseThrow();
    } catch (BadRequest refused) {
      return refused.answer();
    }
  }

  /// What the product's server asks with this key.
  HttpResponse tokenAnswer(String key, String customer) {
    return ask(
        "POST",
        "/inbox/token",
        Map.of("authorization", "Bearer " + key),
        "{\"customer\":\"" + customer + "\"}");
  }

  Browser of(String customer) {
    return new Browser(json(tokenAnswer(SERVER_KEY, customer)).get("token").asText());
  }

  /// A customer's browser, with a token.
  final class Browser {
    final String token;

    private Browser(String token) {
      this.token = token;
    }

    HttpResponse get(String path) {
      return ask("GET", path, Map.of("authorization", "Bearer " + token), "");
    }

    JsonNode items(String query) {
      return json(get("/inbox/items" + query));
    }

    HttpResponse mark(String item, String version, String mark) {
      return ask(
          "POST",
          "/inbox/items/" + item + "/" + mark,
          Map.of("authorization", "Bearer " + token),
          "{\"version\":\"" + version + "\"}");
    }
  }

  static List<String> titles(JsonNode page) {
    List<String> titles = new ArrayList<>();
    page.get("items").forEach(item -> titles.add(item.get("title").asText()));
    return titles;
  }

  static JsonNode json(HttpResponse answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException broken) {
      throw new AssertionError("No JSON: " + answer.body(), broken);
    }
  }

  boolean has(String customer, String item, Mark mark) {
    return inbox.find(new CustomerId(customer), item).orElseThrow().has(mark);
  }
}
