package dev.headsup.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What queues accepted and have not finished, on disk, because the embedded queue server forgets.
///
/// One JSON line for each step: `{"sent":ID,"queue":Q,"body":B}`, `{"done":ID}`,
/// `{"dead":ID,"queue":DLQ}`. A line is with the operating system before the sender's call returns,
/// so it survives the end of this process, however it ends (a power cut may take the last moments).
/// Order does not matter: a message may be done before its sender was told. The last line may be
/// torn; its sender was never told that it is accepted.
public final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A message that is to be sent again.
  public record Unfinished(String queue, String body) {}

  private final FileChannel file;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /// What a journal holds unfinished, in the order in which it was accepted; empty without a file.
  static List<Unfinished> unfinished(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    Map<String, Unfinished> sent = new LinkedHashMap<>();
    Map<String, String> dead = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (String line : lines(path)) {
      JsonNode step = JSON.readTree(line);
      if (step.has("sent")) {
        Unfinished message = new Unfinished(step.get("queue").asText(), step.get("body").asText());
        sent.put(step.get("sent").asText(), message);
      } else if (step.has("done")) {
        done.add(step.get("done").asText());
      } else if (step.has("dead")) {
        dead.put(step.get("dead").asText(), step.get("queue").asText());
      } else {
        throw new IOException("not a line of a journal: " + line);
      }
    }
    sent.keySet().removeAll(done);
    List<Unfinished> left = new ArrayList<>();
    sent.forEach((id, message) ->
        left.add(new Unfinished(dead.getOrDefault(id, message.queue()), message.body())));
    return left;
  }

  /// Starts a journal anew, beside the one at `path`; [#replace] puts it in its place.
  static Journal begin(Path path) throws IOException {
    return new Journal(
        FileChannel.open(
            next(path),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /// Puts the journal that was begun in the place of the one before it, at once.
  static void replace(Path path) throws IOException {
    Files.move(
        next(path), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void sent(String queue, String id, String body) {
    append(JSON.createObjectNode().put("sent", id).put("queue", queue).put("body", body));
  }

  void done(String id) {
    append(JSON.createObjectNode().put("done", id));
  }

  void dead(String id, String deadLetters) {
    append(JSON.createObjectNode().put("dead", id).put("queue", deadLetters));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal could not be closed", e);
    }
  }

  private synchronized void append(ObjectNode step) {
    ByteBuffer line = ByteBuffer.wrap((step + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        file.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal could not be written", e);
    }
  }

  /// The whole lines; what follows the last line break was torn by the end of the process.
  private static List<String> lines(Path path) throws IOException {
    String text = Files.readString(path);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static Path next(Path path) {
    return path.resolveSibling(path.getFileName() + ".next");
  }
}
