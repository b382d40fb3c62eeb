package dev.headsup.aws.privacy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an erasure removed, without a word about whom: it may be shown and kept.
///
/// @param at when it began
/// @param ended when it ended
/// @param removed rows and lines by store; only stores where there were any
/// @param suppressed addresses that stay on the suppression list, by hash
/// @param unreadable objects of the history that nobody can read, which end by their retention
/// @param again whether it has to be run once more, since the history was being put in order
public record Receipt(
    Instant at,
    Instant ended,
    Map<String, Integer> removed,
    int suppressed,
    List<String> unreadable,
    boolean again) {
  private static final JsonMapper JSON = new JsonMapper();

  public Receipt {
    removed = Map.copyOf(removed);
    unreadable = List.copyOf(unreadable);
  }

  /// How many rows and lines in all.
  public int all() {
    return removed.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// As it stands in the journal and is shown.
  public ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("at", at.toString());
    json.put("ended", ended.toString());
    new TreeMap<>(removed).forEach(json.putObject("removed")::put);
    json.put("suppressed", suppressed);
    unreadable.forEach(json.putArray("unreadable")::add);
    json.put("again", again);
    return json;
  }
}
