package dev.headsup.local.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// A small product with the inbox in it, `/_local/inbox?customer=ana`: a page, and the product's
/// own backend, which gets the customer's token with the server key. What docs/guides/inbox.md
/// shows is what stands here.
///
/// The page forbids scripts of others and markup from texts, as a careful product does.
final class ShopPage implements HttpHandler {
  static final String PATH = "/_local/inbox";

  private static final String RULES =
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; style-src"
          + " 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types headsup-inbox";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="LANGUAGE">
      <head>
      <meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>A shop with an inbox</title>
      <link rel="icon" href="data:,">
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
      header { display: flex; justify-content: space-between; align-items: center; }
      </style>
      <script type="module" src="/inbox/headsup-inbox.js"></script>
      </head>
      <body>
      <header><h1>A shop with an inbox</h1>
      <headsup-inbox token-url="TOKEN" poll="15"></headsup-inbox></header>
      <p>This page is the product, signed in as <strong>CUSTOMER</strong>. The bell holds their messages.</p>
      </body>
      </html>
      """;

  private final URI front;
  private final String serverKey;

  /// @param front where the stack answers
  ShopPage(URI front, String serverKey) {
    this.front = front;
    this.serverKey = serverKey;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!JsonDoor.isThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
        send(exchange, 403, "text/plain", "/_local answers to 127.0.0.1 and localhost only\n");
        return;
      }
      Map<String, String> query = JsonDoor.query(exchange.getRequestURI().getRawQuery());
      String customer = query.getOrDefault("customer", "ana");
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET " + PATH ->
            send(
                exchange,
                200,
                "text/html; charset=utf-8",
                page(customer, query.getOrDefault("lang", "en")));
        case "POST " + PATH + "/token" -> token(exchange, customer);
        default -> send(exchange, 404, "text/plain", "there is: GET " + PATH + "?customer=ana\n");
      }
    }
  }

  private static String page(String customer, String language) {
    return PAGE.replace("LANGUAGE", language.equals("de") ? "de" : "en")
        .replace(
            "TOKEN",
            PATH + "/token?customer=" + URLEncoder.encode(customer, StandardCharsets.UTF_8))
        .replace("CUSTOMER", escaped(customer));
  }

  /// What a product's backend does for the customer who is signed in there.
  private void token(HttpExchange exchange, String customer) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(front.resolve("/inbox/token"))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + serverKey)
            .POST(
                BodyPublishers.ofString(
                    JsonDoor.JSON.createObjectNode().put("customer", customer).toString()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      send(exchange, answer.statusCode(), "application/json", answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a token was asked for", stopped);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Content-Security-Policy", RULES);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
