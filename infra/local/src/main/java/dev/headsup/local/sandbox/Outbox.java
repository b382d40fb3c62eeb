package dev.headsup.local.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What the providers took, in order; on disk too where a file is given, written before the
/// provider answers. Safe for use by many threads.
public final class Outbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Arrived> messages = new CopyOnWriteArrayList<>();
  private final @Nullable Path file;

  /// @param file null where nothing is kept; what it holds is read first
  public Outbox(@Nullable Path file) throws IOException {
    this.file = file;
    if (file != null && Files.exists(file)) {
      String text = Files.readString(file);
      // What follows the last line break was torn by a kill; its sender got no answer.
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      for (String line : whole.lines().toList()) {
        messages.add(read(JSON.readTree(line)));
      }
      if (whole.length() < text.length()) {
        Files.writeString(file, whole);
      }
    }
  }

  /// What is for customers, for the team and for a system of the company.
  public List<Arrived> messages() {
    return messages.stream().filter(message -> !message.isNews()).toList();
  }

  /// What integrators hear of decisions and messages; the same news may be here more than once.
  public List<Arrived> news() {
    return messages.stream().filter(Arrived::isNews).toList();
  }

  synchronized void add(Arrived message) {
    if (file != null) {
      try {
        Files.writeString(
            file, write(message) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException("the outbox could not be written", e);
      }
    }
    messages.add(message);
  }

  private static ObjectNode write(Arrived message) {
    ObjectNode json = JSON.createObjectNode();
    json.put("channel", message.channel());
    json.put("messageId", message.messageId());
    json.put("from", message.from());
    json.put("to", message.to());
    json.put("subject", message.subject());
    json.put("text", message.text());
    json.put("html", message.html());
    message.headers().forEach(json.putObject("headers")::put);
    message.tags().forEach(json.putObject("tags")::put);
    json.put("sentAt", message.sentAt().toString());
    return json;
  }

  private static Arrived read(JsonNode json) {
    return new Arrived(
        json.get("channel").asText(),
        json.get("messageId").asText(),
        json.get("from").asText(),
        json.get("to").asText(),
        text(json, "subject"),
        json.get("text").asText(),
        text(json, "html"),
        map(json.get("headers")),
        map(json.get("tags")),
        Instant.parse(json.get("sentAt").asText()));
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.get(field).asText() : null;
  }

  private static Map<String, String> map(JsonNode json) {
    Map<String, String> map = new LinkedHashMap<>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }
}
