package dev.headsup.local.objects;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.local.template.Resource;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// S3's REST protocol over a folder or over memory, with the bucket in the path: `PutObject`,
/// `GetObject`, `HeadObject`, `DeleteObject`, `DeleteObjects` and `ListObjectsV2`, as the SDK sends
/// them. Whatever else is asked for is refused by name, and so is a part of an object. Signatures
/// are not checked.
public final class ObjectServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ObjectServer.class.getName());

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger failing = new AtomicInteger();
  private final Objects objects;

  private ObjectServer(@Nullable Path folder) throws IOException {
    this.objects = new Objects(folder);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /// Starts on a free port of the loopback interface.
  ///
  /// @param folder where objects are kept; null for memory
  public static ObjectServer start(@Nullable Path folder) throws IOException {
    ObjectServer objects = new ObjectServer(folder);
    objects.server.start();
    return objects;
  }

  /// Where clients arrive.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Makes the buckets of a template, or finds those of an earlier run.
  public void create(Template template) throws IOException {
    for (Resource bucket : template.buckets()) {
      create(template.bucket(bucket.id()).orElseThrow());
    }
  }

  /// Makes a bucket, or finds the one of an earlier run.
  public void create(String bucket) throws IOException {
    objects.bucket(bucket);
  }

  /// Lets the next calls fail as S3 does when it is overloaded.
  public void fail(int calls) {
    failing.set(calls);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /// What is answered.
  @SuppressWarnings("ArrayRecordComponent") // never compared and never changed: bytes on their way
  private record Answer(int status, @Nullable String type, byte[] body, Map<String, String> also) {
    static Answer xml(int status, String xml) {
      byte[] body =
          ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml).getBytes(StandardCharsets.UTF_8);
      return new Answer(status, "application/xml", body, Map.of());
    }

    static Answer error(int status, String code, String message) {
      return xml(
          status,
          "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, Xml.text(message)));
    }

    static Answer nothing(int status, Map<String, String> also) {
      return new Answer(status, null, new byte[0], also);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer answer;
      try {
        answer = answer(exchange, body);
      } catch (IllegalArgumentException bad) {
        answer = Answer.error(400, "InvalidRequest", String.valueOf(bad.getMessage()));
      } catch (IOException broken) {
        LOG.log(System.Logger.Level.WARNING, "An object could not be kept or read", broken);
        answer = Answer.error(500, "InternalError", broken.toString());
      }
      if (answer.status() >= 400 && answer.status() != 404) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} {1} was answered {2}",
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            answer.status());
      }
      send(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
    if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return Answer.error(503, "SlowDown", "Please reduce your request rate.");
    }
    String[] path = exchange.getRequestURI().getRawPath().substring(1).split("/", 2);
    String bucket = Percent.decoded(path[0]);
    String key = path.length < 2 ? "" : Percent.decoded(path[1]);
    if (!objects.hasBucket(bucket)) {
      return Answer.error(404, "NoSuchBucket", "there is no bucket " + bucket);
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String method = exchange.getRequestMethod();
    if (key.isEmpty()) {
      return switch (method) {
        case "GET" ->
            "2".equals(query.get("list-type"))
                ? Answer.xml(200, Listing.of(objects, bucket, query))
                : unknown(exchange);
        case "POST" -> query.containsKey("delete") ? deleted(bucket, body) : unknown(exchange);
        default -> unknown(exchange);
      };
    }
    return switch (method) {
      case "PUT" -> {
        byte[] content = Upload.content(body, exchange.getRequestHeaders());
        objects.put(bucket, key, content);
        yield Answer.nothing(200, Map.of("ETag", tag(content)));
      }
      case "GET", "HEAD" ->
          exchange.getRequestHeaders().containsKey("Range") ? unknown(exchange) : got(bucket, key);
      case "DELETE" -> {
        objects.delete(bucket, key);
        yield Answer.nothing(204, Map.of());
      }
      default -> unknown(exchange);
    };
  }

  private Answer got(String bucket, String key) throws IOException {
    Optional<byte[]> found = objects.get(bucket, key);
    return found.isEmpty()
        ? Answer.error(404, "NoSuchKey", "there is no object " + key)
        : new Answer(
            200, "application/octet-stream", found.get(), Map.of("ETag", tag(found.get())));
  }

  private Answer deleted(String bucket, byte[] body) throws IOException {
    StringBuilder done = new StringBuilder();
    for (String key : Xml.all(body, "Key")) {
      objects.delete(bucket, key);
      done.append("<Deleted><Key>").append(Xml.text(key)).append("</Key></Deleted>");
    }
    return Answer.xml(200, "<DeleteResult>" + done + "</DeleteResult>");
  }

  private static Answer unknown(HttpExchange exchange) {
    return Answer.error(
        501,
        "NotImplemented",
        exchange.getRequestMethod() + " " + exchange.getRequestURI() + " is not known here");
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      String[] pair = part.split("=", 2);
      query.put(Percent.decoded(pair[0]), pair.length < 2 ? "" : Percent.decoded(pair[1]));
    }
    return query;
  }

  private static String tag(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return "\"%08x-%x\"".formatted(sum.getValue(), content.length);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.also().forEach(exchange.getResponseHeaders()::set);
    if (answer.type() != null) {
      exchange.getResponseHeaders().set("Content-Type", answer.type());
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", "" + answer.body().length);
    }
    boolean none = head || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
    if (!none) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }
}
