package dev.headsup.aws.dynamodb;

import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.decision.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of the gates' verdicts: a list of `[gate, answer, reason in English, reason,
/// details]`, in the order in which they were asked. Older versions wrote the first three.
final class VerdictItem {
  private VerdictItem() {}

  static AttributeValue write(List<Verdict> verdicts) {
    return Attr.list(
        verdicts.stream()
            .map(verdict ->
                Attr.list(
                    List.of(
                        Attr.text(verdict.gate().name()),
                        Attr.text(verdict.answer().name()),
                        Attr.text(verdict.reason()),
                        Attr.text(verdict.because().name()),
                        Attr.list(verdict.with().stream().map(Attr::text).toList()))))
            .toList());
  }

  /// Reads verdicts. Those of a gate that this version does not know are left out: a newer version
  /// asked it, and after a step back to this one the entry must stay readable.
  static List<Verdict> read(List<AttributeValue> stored) {
    List<Verdict> verdicts = new ArrayList<>();
    for (AttributeValue each : stored) {
      List<AttributeValue> parts = each.l();
      String name = parts.getFirst().s();
      Arrays.stream(Gate.values())
          .filter(gate -> gate.name().equals(name))
          .map(gate -> read(gate, parts))
          .forEach(verdicts::add);
    }
    return verdicts;
  }

  /// A reason that this version does not know is kept in its words.
  private static Verdict read(Gate gate, List<AttributeValue> parts) {
    Verdict.Answer answer = Verdict.Answer.valueOf(parts.get(1).s());
    String words = parts.get(2).s();
    return parts.size() > 4 && Attr.names(Reason.values(), parts.get(3).s())
        ? new Verdict(
            gate,
            answer,
            Reason.valueOf(parts.get(3).s()),
            parts.get(4).l().stream().map(AttributeValue::s).toList())
        : Verdict.inWords(gate, answer, words);
  }
}
