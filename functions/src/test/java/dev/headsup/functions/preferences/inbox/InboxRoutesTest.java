package dev.headsup.functions.preferences.inbox;

import static dev.headsup.functions.preferences.inbox.Product.json;
import static dev.headsup.functions.preferences.inbox.Product.titles;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.tutorial.Step;
import dev.headsup.functions.preferences.inbox.Product.Browser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The feed as a product's page asks for it.
class InboxRoutesTest {
  private final Product product = new Product();

  @Test
  void aFeedHasTheCustomersOwnItemsNewestFirstWithTheirCounts() {
    product.tell("ana", "one", "one", "First");
    product.tell("ana", "two", "two", "Second");
    product.tell("ben", "three", "three", "For Ben");

    JsonNode page = product.of("ana").items("");

    assertThat(titles(page)).containsExactly("Second", "First");
    assertThat(page.get("counts").toString()).isEqualTo("{\"total\":2,\"unread\":2,\"unseen\":2}");
    assertThat(page.get("items").get(0).get("action").get("url").asText())
        .isEqualTo("https://example.com/go");
    assertThat(page.get("next").isNull()).isTrue();
  }

  @Test
  void aFeedTellsNothingOfWhy() {
    product.tell("ana", "one", "one", "First");

    assertThat(product.of("ana").get("/inbox/items").body()).doesNotContain("import-struggle");
  }

  @Test
  void aFeedIsWalkedPageByPageEvenWhileItGrows() {
    for (int i = 1; i <= 5; i++) {
      product.tell("ana", "i" + i, "o" + i, "Message " + i);
    }
    Browser ana = product.of("ana");
    List<String> walked = new ArrayList<>();
    JsonNode page = ana.items("?limit=2");
    walked.addAll(titles(page));
    product.tell("ana", "i6", "o6", "Message 6");
    while (!page.get("next").isNull()) {
      page = product.of("ana").items("?limit=2&cursor=" + page.get("next").asText());
      walked.addAll(titles(page));
    }

    assertThat(walked)
        .containsExactly("Message 5", "Message 4", "Message 3", "Message 2", "Message 1");
  }

  @Test
  void aMarkIsNotedOnceOnTheItemAndOnTheLedger() {
    product.tell("ana", "case", "out1", "First");
    Browser ana = product.of("ana");

    HttpResponse first = ana.mark("case", "out1", "read");
    product.now = product.now.plusSeconds(60);
    HttpResponse again = ana.mark("case", "out1", "read");

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(product.ledger).containsExactly("ana out1 READ " + product.now.minusSeconds(60));
    assertThat(json(again).get("item").get("seen").isNull()).isFalse();
    assertThat(ana.items("").get("counts").get("unread").asInt()).isZero();
  }

  @Test
  void aReplyIsTakenFromThePageOfAnyOriginWithAToken() {
    HttpResponse asked = product.ask("OPTIONS", "/inbox/items/case/reply", Map.of(), "");
    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.headers())
        .containsEntry("Access-Control-Allow-Origin", "*")
        .containsEntry("Access-Control-Allow-Methods", "GET, POST");

    String token = product.of("ana").token;
    HttpResponse taken =
        product.ask(
            "POST",
            "/inbox/items/case/reply",
            Map.of("authorization", "Bearer " + token),
            "{\"text\":\"stop\"}");
    HttpResponse unknown = product.ask("POST", "/inbox/items/case/reply", Map.of(), "{}");

    assertThat(taken.status()).isEqualTo(200);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(List.of(taken, unknown))
        .allSatisfy(answer ->
            assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", "*"));
    assertThat(product.replies).containsExactly("ana case {\"text\":\"stop\"}");
  }

  @Test
  void whoFollowsTheLinkToATutorialHasStartedIt() {
    String offer = product.offer("ana", "import-basics");
    product.tell("ana", offer, offer, "A tutorial");
    product.tell("ana", "other", "other", "No tutorial");
    Browser ana = product.of("ana");

    ana.mark("other", "other", "clicked");
    ana.mark(offer, offer, "read");
    assertThat(product.lessons.of(new CustomerId("ana"))).isEmpty();

    ana.mark(offer, offer, "clicked");

    assertThat(
            Objects.requireNonNull(product.lessons.of(new CustomerId("ana")).get("import-basics"))
                .steps())
        .containsOnlyKeys(Step.STARTED);
  }

  @Test
  void aMarkOfAnEarlierVersionLeavesTheNewerOneUnread() {
    product.tell("ana", "case", "down", "Checkout is down");
    product.tell("ana", "case", "up", "Checkout works again");

    HttpResponse late = product.of("ana").mark("case", "down", "read");

    assertThat(late.status()).isEqualTo(200);
    assertThat(json(late).get("item").get("read").isNull()).isTrue();
    assertThat(json(late).get("item").get("earlier").get(0).get("title").asText())
        .isEqualTo("Checkout is down");
    assertThat(product.has("ana", "case", Mark.READ)).isFalse();
    assertThat(product.ledger).singleElement().asString().startsWith("ana down READ");
  }

  @Test
  void whatIsPutAwayIsInItsOwnListUntilItSaysSomethingNew() {
    product.tell("ana", "case", "down", "Checkout is down");
    Browser ana = product.of("ana");
    ana.mark("case", "down", "archived");

    assertThat(titles(ana.items(""))).isEmpty();
    assertThat(titles(ana.items("?show=archived"))).containsExactly("Checkout is down");

    product.tell("ana", "case", "up", "Checkout works again");

    assertThat(titles(product.of("ana").items("?show=unread")))
        .containsExactly("Checkout works again");
  }

  @Test
  void somebodyElsesItemIsAnsweredAsOneThatNeverWas() {
    product.tell("ben", "case", "out1", "For Ben");
    Browser ana = product.of("ana");

    HttpResponse bens = ana.mark("case", "out1", "read");
    HttpResponse nobodys = ana.mark("none", "out1", "read");

    assertThat(bens.status()).isEqualTo(404);
    assertThat(bens.body()).isEqualTo(nobodys.body());
    assertThat(product.ledger).isEmpty();
    assertThat(product.has("ben", "case", Mark.READ)).isFalse();
  }

  @Test
  void aTokenIsOverAfterAQuarterOfAnHour() {
    product.tell("ana", "one", "one", "First");
    Browser ana = product.of("ana");
    product.now = product.now.plus(Duration.ofMinutes(14));
    assertThat(ana.get("/inbox/items").status()).isEqualTo(200);

    product.now = product.now.plus(Duration.ofMinutes(1));

    assertThat(ana.get("/inbox/items").status()).isEqualTo(401);
    assertThat(ana.mark("one", "one", "read").status()).isEqualTo(401);
  }

  @Test
  void onlyAServerKeyGetsATokenAndWhetherACustomerIsKnownShowsNowhere() {
    product.tell("ana", "one", "one", "First");

    assertThat(product.tokenAnswer(Product.PUBLIC_KEY, "ana").status()).isEqualTo(403);
    assertThat(product.tokenAnswer("no-key", "ana").status()).isEqualTo(401);
    HttpResponse known = product.tokenAnswer(Product.SERVER_KEY, "ana");
    HttpResponse unknown = product.tokenAnswer(Product.SERVER_KEY, "bob");
    assertThat(known.status()).isEqualTo(200);
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.body()).hasSameSizeAs(known.body());
    assertThat(known.headers()).containsEntry("Cache-Control", "no-store");
    assertThat(titles(product.of("bob").items(""))).isEmpty();
  }

  @Test
  void noBrowserMayAskForATokenOfAnotherOrigin() {
    HttpResponse asked = product.ask("OPTIONS", "/inbox/token", Map.of(), "");

    assertThat(asked.status()).isEqualTo(405);
    assertThat(asked.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(product.tokenAnswer(Product.SERVER_KEY, "ana").headers())
        .doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(product.ask("OPTIONS", "/inbox/items", Map.of(), "").headers())
        .containsEntry("Access-Control-Allow-Origin", "*")
        .containsEntry("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match")
        .doesNotContainKey("Access-Control-Allow-Credentials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=51",
        "?limit=x",
        "?show=all-of-them",
        "?cursor=nonsense",
        "?cursor=%20"
      })
  void aQueryThatMeansNothingIsRefused(String query) {
    assertThat(product.of("ana").get("/inbox/items" + query).status()).isEqualTo(400);
  }

  @Test
  void anUnknownMarkOrAMissingVersionIsRefused() {
    product.tell("ana", "one", "one", "First");
    Browser ana = product.of("ana");

    assertThat(ana.mark("one", "one", "loved").status()).isEqualTo(404);
    assertThat(ana.mark("one", "", "read").status()).isEqualTo(400);
    assertThat(ana.mark("one", "another", "read").status()).isEqualTo(404);
    assertThat(product.ledger).isEmpty();
  }

  @Test
  void whatTheBrowserHasAlreadyIsNotSentAgain() {
    product.tell("ana", "one", "one", "First");
    Browser ana = product.of("ana");
    String tag = ana.get("/inbox/items").headers().get("ETag");
    Map<String, String> known =
        Map.of("authorization", "Bearer " + ana.token, "if-none-match", String.valueOf(tag));

    assertThat(product.ask("GET", "/inbox/items", known, "").status()).isEqualTo(304);

    ana.mark("one", "one", "seen");
    assertThat(product.ask("GET", "/inbox/items", known, "").status()).isEqualTo(200);
  }

  @Test
  void anItemGoesAfterHalfAYearWithoutAWord() {
    product.tell("ana", "one", "one", "First");
    product.now = product.now.plus(Duration.ofDays(180));

    assertThat(titles(product.of("ana").items(""))).isEmpty();
  }

  @Test
  void theComponentIsThereForEverybodyAndForAnyOrigin() {
    HttpResponse module = product.ask("GET", "/inbox/headsup-inbox.js", Map.of(), "");

    assertThat(module.status()).isEqualTo(200);
    assertThat(module.headers())
        .containsEntry("content-type", "text/javascript; charset=utf-8")
        .containsEntry("Access-Control-Allow-Origin", "*");
    assertThat(module.body())
        .contains("customElements.define('headsup-inbox'")
        .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write");
    String tag = String.valueOf(module.headers().get("ETag"));
    assertThat(
            product
                .ask("GET", "/inbox/headsup-inbox.js", Map.of("if-none-match", tag), "")
                .status())
        .isEqualTo(304);
  }

  @Test
  void anotherPathIsLeftToOthers() throws Exception {
    HttpRequest page = new HttpRequest("GET", "/c/token", Map.of(), Map.of(), new byte[0]);

    assertThat(product.routes.answer(page)).isEmpty();
    assertThat(product.ask("GET", "/inbox/", Map.of(), "").status()).isEqualTo(404);
    assertThat(product.ask("DELETE", "/inbox/items", Map.of(), "").status()).isEqualTo(405);
  }
}
