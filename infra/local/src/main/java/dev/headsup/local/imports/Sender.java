package dev.headsup.local.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.local.client.Answer;
import dev.headsup.local.client.Door;
import dev.headsup.local.client.KeyProbe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sends rows through the door and finds, for each that was not taken, the reason.
final class Sender {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Door door;
  private boolean anyTaken;

  Sender(Door door) {
    this.door = door;
  }

  /// Makes sure that the key may import: a public key's traits and consent would be taken and say
  /// nothing.
  ///
  /// @throws ImportFailure when it may not
  void check() {
    KeyProbe.problem(door)
        .ifPresent(problem -> {
          throw new ImportFailure("this key may not import: " + problem);
        });
  }

  /// Sends rows, in their order.
  ///
  /// @return those that were not taken
  List<Row.Rejected> send(List<Row.Good> rows) {
    List<String> calls = new ArrayList<>();
    List<Row.Good> owners = new ArrayList<>();
    for (Row.Good row : rows) {
      calls.addAll(row.calls());
      row.calls().forEach(call -> owners.add(row));
    }
    Answer answer = post(calls);
    if (answer.taken()) {
      JsonNode body = read(answer);
      long refused = body.path("refused").asLong();
      if (refused == 0) {
        anyTaken = true;
        return List.of();
      }
      Map<Row.Good, String> problems = new HashMap<>();
      String reason = "";
      for (JsonNode problem : body.path("problems")) {
        reason = problem.path("reason").asText();
        problems.put(
            owners.get(problem.path("event").asInt()),
            "the door refused it: " + problem.path("detail").asText());
      }
      if (!anyTaken && body.path("accepted").asLong() == 0 && reason.equals("from-the-future")) {
        throw new ImportFailure(
            "the door refuses these rows because their time lies after its clock; say when they"
                + " were true with --as-of");
      }
      if (body.path("problems").size() >= refused || rows.size() == 1) {
        anyTaken |= body.path("accepted").asLong() > 0;
        return rows.stream()
            .filter(problems::containsKey)
            .map(row -> rejected(row, problems.getOrDefault(row, "refused")))
            .toList();
      }
    } else if (answer.status() == 401 || answer.status() == 403) {
      throw new ImportFailure("the key was refused (" + answer.status() + "): use a server key");
    } else if (rows.size() == 1) {
      String said = "the door refused it: " + answer.status() + " " + answer.body().strip();
      return List.of(rejected(rows.getFirst(), said));
    }
    // Not all reasons were told, or one row spoiled all: halves tell more, and what is sent twice
    // counts once.
    int middle = rows.size() / 2;
    List<Row.Rejected> all = new ArrayList<>(send(rows.subList(0, middle)));
    all.addAll(send(rows.subList(middle, rows.size())));
    return all;
  }

  private Answer post(List<String> calls) {
    return door.post("/v1/batch", new String(Rows.batch(calls), StandardCharsets.UTF_8), PATIENCE);
  }

  private static Row.Rejected rejected(Row.Good row, String reason) {
    return new Row.Rejected(row.line(), row.cells(), reason);
  }

  private static JsonNode read(Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException notOurs) {
      throw new ImportFailure(
          "what answers there is no Headsup: it said " + answer.body().strip(), notOurs);
    }
  }
}
