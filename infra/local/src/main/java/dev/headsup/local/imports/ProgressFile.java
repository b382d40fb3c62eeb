package dev.headsup.local.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.aws.keys.WriteKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/// How far an import has come, in a small file beside the CSV, so that it can go on after it was
/// stopped in any way.
final class ProgressFile {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path path;

  ProgressFile(Path csv) {
    this.path = csv.resolveSibling(csv.getFileName() + ".headsup-progress");
  }

  /// The part of a job that says where to. A local stack's address says nothing of it, since the
  /// next one to listen there may be empty; its key does, which it makes anew unless it keeps its
  /// data. Elsewhere a key may be replaced in the middle of an import.
  static String place(URI url, String key) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    int usual = scheme.equals("http") ? 80 : 443;
    int port = url.getPort() < 0 ? usual : url.getPort();
    String path = String.valueOf(url.getPath()).replaceAll("/+$", "");
    String place = scheme + "://" + host + ":" + port + path;
    return scheme.equals("http") ? place + "|" + WriteKey.hash(key).substring(0, 16) : place;
  }

  /// @param job what is imported, how and where to; a file that changed is another job
  /// @param records how many records after the header are done
  /// @param rejectsBytes how long the file of rejects was then
  record State(String job, long records, long sent, long rejected, long rejectsBytes) {
    static State start(String job) {
      return new State(job, 0, 0, 0, 0);
    }
  }

  /// What was left by an earlier run; empty for none, or for one that cannot be read.
  Optional<State> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    JsonNode node;
    try {
      node = JSON.readTree(Files.readAllBytes(path));
    } catch (JsonProcessingException cutOff) {
      // To begin again is safe: what was sent before changes nothing.
      return Optional.empty();
    }
    return Optional.of(
        new State(
            node.path("job").asText(),
            node.path("records").asLong(),
            node.path("sent").asLong(),
            node.path("rejected").asLong(),
            node.path("rejectsBytes").asLong()));
  }

  /// Replaces it as a whole, so that a stop in the middle leaves the one before.
  void write(State state) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.writeString(
        next,
        JSON.createObjectNode()
            .put("job", state.job())
            .put("records", state.records())
            .put("sent", state.sent())
            .put("rejected", state.rejected())
            .put("rejectsBytes", state.rejectsBytes())
            .toString());
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The import is done.
  void remove() throws IOException {
    Files.deleteIfExists(path);
  }
}
