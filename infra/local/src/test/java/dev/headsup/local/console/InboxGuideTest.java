package dev.headsup.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.functions.Wiring;
import dev.headsup.local.console.Chromium.Window;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What docs/guides/inbox.md tells people to write works as it stands there, in a page of another
/// origin than the stack's.
final class InboxGuideTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T10:00:00Z");
  private static final String STACK = "https://headsup.example.com";

  @Test
  void thePageAndTheCallOfTheGuideShowAnasMessages() throws IOException, InterruptedException {
    String guide = Files.readString(House.root().resolve("docs/guides/inbox.md"));
    try (Chromium chromium = Chromium.start();
        LocalStack stack = LocalStack.start(House.stack(Optional.of(MORNING)));
        Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      tell(stack, "Checkout works again");
      String token = token(guide, stack);
      HttpServer shop =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      serve(
          shop,
          "/shop",
          "text/html; charset=utf-8",
          "<!doctype html><html lang=en><link rel=icon href=data:,>"
              + block(guide, "html").replace(STACK, stack.ingest().toString()));
      serve(shop, "/headsup-token", "application/json", token);
      shop.start();
      Page page = window.page;
      PlaywrightAssertions.setDefaultAssertionTimeout(20_000);

      page.navigate("http://127.0.0.1:" + shop.getAddress().getPort() + "/shop");

      assertThat(page.locator("headsup-inbox .badge")).hasText("1");
      page.locator("headsup-inbox .bell").click();
      assertThat(page.getByText("Checkout works again").first()).isVisible();
      window.assertNoComplaints();
      shop.stop(0);
    }
  }

  private static void serve(HttpServer server, String path, String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static void tell(LocalStack stack, String title) {
    new Wiring(Target.at(stack.ingest()).environment(), InstantSource.fixed(MORNING), List.of())
        .inbox()
        .put(
            new CustomerId("ana"),
            "item",
            new InboxItems.Version(
                "item",
                "checkout-outage",
                new Message.Inbox(title, "Text", "<p>Text</p>", null),
                MORNING,
                MORNING,
                Marks.NONE));
  }

  /// Does what the guide's call of curl does.
  private static String token(String guide, LocalStack stack)
      throws IOException, InterruptedException {
    Matcher call =
        Pattern.compile(
                "curl -X POST "
                    + Pattern.quote(STACK)
                    + "(\\S+) .*?-H \"([^:]+): ([^\"]+)\".*?-d '([^']+)'",
                Pattern.DOTALL)
            .matcher(guide);
    assertThat(call.find()).as("the guide shows a call of curl").isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(stack.ingest().resolve(call.group(1)))
            .header(call.group(2), call.group(3).replace("$HEADSUP_SERVER_KEY", stack.serverKey()))
            .POST(BodyPublishers.ofString(call.group(4)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"token\":\"", "\"expires\":\"");
      return answer.body();
    }
  }

  private static String block(String guide, String language) {
    int start = guide.indexOf("```" + language + "\n") + language.length() + 4;
    return guide.substring(start, guide.indexOf("```", start));
  }
}
