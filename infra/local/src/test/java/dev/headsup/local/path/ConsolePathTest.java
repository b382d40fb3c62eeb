package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What people decide in the console takes effect in a whole stack: cases and incidents.
final class ConsolePathTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void aCaseIsTakenAndSolvedAndAnIncidentConfirmed() {
    try (LocalStack stack = Product.stack("triggers")) {
      Product product = new Product(stack);
      server(
          stack,
          "POST",
          "/v1/contacts",
          """
          {"source":"desk","id":"7","customer":{"userId":"ana"},
           "subject":"I want to talk to a person, please"}\
          """);
      product.settle();

      String queue = look(stack, "/console/hand-offs");
      String address = found("href=\"(/console/hand-offs/ana/[^\"/]+)\"", queue);
      act(stack, address + "/take", token(look(stack, address)));
      act(stack, address + "/resolve", token(look(stack, address)) + "&outcome=solved");
      product.settle();

      assertThat(look(stack, address)).contains("solved");
      assertThat(look(stack, "/console/customers/ana")).contains("Case ended: solved");

      server(
          stack,
          "PUT",
          "/v1/incidents/i-1",
          """
          {"title":"Checkout fails","components":["checkout"],"impact":"major","confirmed":false}\
          """);
      assertThat(look(stack, "/console/incidents")).contains("Checkout fails");
      act(
          stack,
          "/console/incidents/i-1/confirm",
          token(look(stack, "/console/incidents/i-1")) + "&title=Checkout+fails");

      assertThat(server(stack, "GET", "/v1/incidents/i-1", "")).contains("\"confirmed\":true");
    }
  }

  private static String look(LocalStack stack, String path) {
    HttpResponse<String> page = send(HttpRequest.newBuilder(at(stack, path)).build());
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private static void act(LocalStack stack, String path, String form) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at(stack, path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", stack.ingest().toString())
                .POST(BodyPublishers.ofString(form))
                .build());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(303);
  }

  private static String server(LocalStack stack, String method, String path, String body) {
    String key = stack.serverKey() + ":";
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at(stack, path))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String token(String page) {
    String token = found("name=\"form-token\" value=\"([^\"]*)\"", page);
    return "form-token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private static String found(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
    return matcher.group(1);
  }

  private static URI at(LocalStack stack, String path) {
    return stack.ingest().resolve(path);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("No answer of " + request.uri(), failed);
    }
  }
}
