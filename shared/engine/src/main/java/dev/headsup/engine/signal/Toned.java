package dev.headsup.engine.signal;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.mention.Tone;
import java.util.List;
import java.util.Map;

/// A tone as properties.
final class Toned {
  private Toned() {}

  static Map<String, Value> properties(Tone tone) {
    return Map.of(
        "sentiment", new Value.Text(tone.sentiment().word()),
        "distress", new Value.Flag(tone.distress()),
        "stakes", list(tone.stakes()),
        "wants_person", new Value.Flag(tone.wantsPerson()));
  }

  static Value list(List<String> texts) {
    return new Value.Many(texts.stream().<Value>map(Value.Text::new).toList());
  }
}
