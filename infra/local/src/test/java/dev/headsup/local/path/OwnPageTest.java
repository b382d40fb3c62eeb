package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// From a message to the customer's own page and back: what they say there, or answer, holds for
/// the next message.
final class OwnPageTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void theLinkInAnEmailOpensThePageAndStopsThatPurpose() {
    try (LocalStack stack = Product.stack("triggers")) {
      Product product = new Product(stack);
      String page = pageOfAnEmailTo("ana", product);

      HttpResponse<String> shown = get(page);
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.body()).contains("Why you got this message", "Import Failed");
      assertThat(post(page + "/stop", "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
      assertThat(get(page).body()).contains("do not reach you by e-mail any more");
      assertThat(post(page, "do=not-me").statusCode()).isEqualTo(303);
      assertThat(post(page, "do=pause").statusCode()).isEqualTo(303);
      assertThat(post(page, "do=solved").statusCode()).isEqualTo(303);
      assertThat(post(page, "do=person").statusCode()).isEqualTo(303);
      assertThat(get(page).body()).contains("Paused until");
      int before = product.received("ana").size();

      product.later(Duration.ofDays(20));
      for (int i = 10; i < 13; i++) {
        product.importFails("ana", i);
      }
      product.later(Duration.ofMinutes(6));

      assertThat(product.received("ana")).hasSize(before);
    }
  }

  @Test
  void aStopByTextMessageHoldsForTheNextOne() {
    try (LocalStack stack = Product.stack("infra/local/src/test/resources/triggers/text-message")) {
      Product product = new Product(stack);
      product.call(
          "identify",
          stack.serverKey(),
          """
          {"userId":"noa","messageId":"who","timestamp":"%s",
           "traits":{"name":"Noa","phone":"+12025550123"},
           "context":{"consent":{"service":{"SMS":"GRANTED"},"source":"shop"}}}\
          """
              .formatted(product.now()));
      parcel("one", product, stack);
      assertThat(product.received("noa")).hasSize(1);

      assertThat(reply("+12025550123", "still broken", stack))
          .contains("\"meaning\":\"person\"", "\"customers\":1");
      assertThat(reply("+12025550199", "who is this", stack)).contains("\"customers\":0");
      assertThat(stats(stack)).contains("unknown-customer");
      // As some carriers write it: without the plus, and with the line's end.
      assertThat(reply("12025550123", "Please stop texting me!\\n", stack))
          .contains("\"meaning\":\"stop\"")
          .doesNotContain("\"reply\":null");
      assertThat(reply("+12025550123", "STOP", stack)).contains("\"reply\":null");
      product.later(Duration.ofDays(2));
      parcel("two", product, stack);
      assertThat(product.received("noa")).hasSize(1);

      assertThat(reply("+12025550123", "START", stack)).contains("\"meaning\":\"start\"");
      product.later(Duration.ofDays(2));
      parcel("three", product, stack);
      assertThat(product.received("noa")).hasSize(2);
    }
  }

  private static String pageOfAnEmailTo(String customer, Product product) {
    product.introduce(customer);
    for (int i = 0; i < 3; i++) {
      product.importFails(customer, i);
    }
    product.later(Duration.ofMinutes(6));
    String text =
        product.received(customer).stream()
            .filter(message -> message.path("channel").asText().equals("EMAIL"))
            .map((JsonNode message) -> message.path("text").asText())
            .findFirst()
            .orElseThrow();
    Matcher link = Pattern.compile("http://[^/\\s]+/c/[A-Za-z0-9_-]+").matcher(text);
    assertThat(link.find()).as("the e-mail has a link to the page").isTrue();
    return link.group();
  }

  private static void parcel(String id, Product product, LocalStack stack) {
    product.call(
        "track",
        stack.writeKey(),
        """
        {"userId":"noa","messageId":"parcel-%s","timestamp":"%s","event":"Parcel Arrived"}\
        """
            .formatted(id, product.now()));
    product.later(Duration.ofMinutes(2));
  }

  private static String stats(LocalStack stack) {
    return get(stack.ingest().resolve("/_local/stats").toString()).body();
  }

  private static String reply(String from, String words, LocalStack stack) {
    String key = stack.serverKey() + ":";
    return send(HttpRequest.newBuilder(stack.ingest().resolve("/replies/sms"))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"originationNumber\":\""
                        + from
                        + "\",\"messageBody\":\""
                        + words
                        + "\",\"inboundMessageId\":\"reply-1\"}"))
            .build())
        .body();
  }

  private static HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static HttpResponse<String> post(String url, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("No answer of " + request.uri(), failed);
    }
  }
}
