package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.functions.Variable;
import dev.headsup.local.config.Stopping;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// G7: a wrong message is put right through a whole stack, as an operator does it: stop the
/// trigger, open the page, write, look, tell. Exactly those hear it who may have read the wrong
/// message, once each, by the way they were told.
final class CorrectionPathTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NEW = "/console/corrections/new?trigger=import-struggle";

  @Test
  void g7FromTheConsoleToTheFirstCorrectedMessage() {
    try (LocalStack stack = Product.stack("triggers")) {
      Product product = new Product(stack);
      for (String customer : List.of("ana", "ben", "cleo")) {
        product.introduce(customer);
        fails(product, customer);
      }
      product.introduceUnwilling("dora");
      fails(product, "dora");
      product.later(Duration.ofMinutes(6));
      assertThat(product.received("ana")).hasSize(2);
      assertThat(product.received("dora")).isEmpty();
      product.introduceUnwilling("cleo");
      product.settle();

      assertThat(product.page(NEW)).contains("Not yet.", "The trigger still says it");
      stop(stack);
      product.later(Duration.ofMinutes(1));

      long began = System.nanoTime();
      String form = product.page(NEW);
      assertThat(form)
          .contains("<strong>3 customers</strong>", "English, e-mail", "English, inbox")
          .doesNotContain("Not yet.");
      Map<String, String> fields = fields(form);
      assertThat(send(stack, "check", fields, 200))
          .contains("write what is true in place of the brackets")
          .doesNotContain("corrections/say");
      fields.replaceAll((name, value) ->
          value.replace("[write what is true]", "the guide is at docs.example.com/import-files."));
      assertThat(send(stack, "check", fields, 200))
          .contains("Hello Ana", "docs.example.com/import-files.", "Tell 3 customers");
      String one = send(stack, "say", fields, 303);
      assertThat(send(stack, "say", fields, 303)).as("sent twice is said once").isEqualTo(one);
      assertThat(product.page(one)).contains("Nothing has left yet.", "Take it back");
      assertThat(product.received("ana")).hasSize(2);
      product.settle();
      Duration took = Duration.ofNanos(System.nanoTime() - began);

      for (String customer : List.of("ana", "ben")) {
        List<JsonNode> corrected = product.received(customer).stream().skip(2).toList();
        assertThat(corrected)
            .extracting(message -> message.path("channel").asText())
            .containsExactlyInAnyOrder("EMAIL", "INBOX");
        assertThat(corrected)
            .allSatisfy(message ->
                assertThat(message.path("text").asText())
                    .contains("The mistake is ours, not yours"));
      }
      assertThat(product.received("cleo")).as("opted out since").hasSize(2);
      assertThat(product.received("dora")).as("never told").isEmpty();
      assertThat(product.page(one))
          .contains("Everybody was found: 3 wrong messages", "not told: we may not");
      assertThat(product.page("/console/activity?customer=ana"))
          .contains("Correction of what we said", "a message of ours that was wrong");
      assertThat(product.page("/console/activity?customer=cleo"))
          .contains("Correction of what we said");
      assertThat(took).as("of five minutes").isLessThan(Duration.ofMinutes(1));
    }
  }

  private static void fails(Product product, String customer) {
    for (int number = 0; number < 3; number++) {
      product.importFails(customer, number);
    }
  }

  /// As `./headsup stop --trigger import-struggle` does it.
  private static void stop(LocalStack stack) {
    Target target = Target.at(stack.ingest());
    new Stopping(
            new DynamoDocuments(
                target.clients().dynamo(), target.variable(Variable.SETTINGS_TABLE)),
            stack.clock())
        .put(
            before ->
                before.with(
                    new KillSwitch(false, "wrong link", Set.of(), Set.of("import-struggle"))),
            "dana",
            "stop: wrong link");
  }

  /// The fields of a form as a browser would send them.
  private static Map<String, String> fields(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    String form = page.substring(page.indexOf("class=\"case-end righting\""));
    Matcher input =
        Pattern.compile("<input [^>]*?name=\"([^\"]*)\" value=\"([^\"]*)\"").matcher(form);
    while (input.find()) {
      fields.put(input.group(1), plain(input.group(2)));
    }
    Matcher area =
        Pattern.compile("<textarea [^>]*?name=\"([^\"]*)\"[^>]*>([^<]*)</textarea>").matcher(form);
    while (area.find()) {
      fields.put(area.group(1), plain(area.group(2)));
    }
    return fields;
  }

  private static String plain(String html) {
    return html.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /// Sends the form; where it leads, or the page that it gives.
  private static String send(
      LocalStack stack, String step, Map<String, String> fields, int status) {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    URI at = stack.ingest().resolve("/console/corrections/" + step);
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(at)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", stack.ingest().toString())
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      return answer.headers().firstValue("location").orElse(answer.body());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("No answer of " + at, failed);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
