package dev.headsup.engine.signal;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.mention.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A tone as properties; one that touches no high stakes has no `stakes` and no `severity`.
final class Toned {
  private Toned() {}

  static Map<String, Value> properties(Tone tone) {
    Map<String, Value> all = new HashMap<>();
    all.put("sentiment", new Value.Text(tone.sentiment().word()));
    all.put("distress", new Value.Flag(tone.distress()));
    all.put("wants_person", new Value.Flag(tone.wantsPerson()));
    if (!tone.stakes().isEmpty()) {
      all.put("stakes", list(tone.stakes()));
      all.put("severity", new Value.Text(tone.severity().word()));
    }
    return all;
  }

  static Value list(List<String> texts) {
    return new Value.Many(texts.stream().<Value>map(Value.Text::new).toList());
  }
}
