package dev.headsup.local.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of a shop that uses the browser client, served from an origin of its own, as a real shop
/// is.
final class ShopPage implements AutoCloseable {
  private static final String CLIENT = "@segment/analytics-next/dist/umd/standalone.js";

  private final HttpServer server;

  /// @param modules where the packages of npm lie
  /// @param settings the address that the client asks for its settings
  /// @param options what the shop tells the client besides, in JavaScript
  ShopPage(Path modules, String settings, String writeKey, String options) throws IOException {
    byte[] client = Files.readAllBytes(modules.resolve(CLIENT));
    byte[] page =
        """
        <!doctype html>
        <title>A shop</title>
        <link rel="icon" href="data:,">
        <script>
          window.analytics = []
          analytics._writeKey = '%s'
          analytics._cdn = '%s'
          analytics._loadOptions = %s
        </script>
        <script src="/client.js"></script>
        """
            .formatted(writeKey, settings, options)
            .getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean script = exchange.getRequestURI().getPath().equals("/client.js");
            byte[] body = script ? client : page;
            String type = script ? "text/javascript" : "text/html; charset=utf-8";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
