package dev.headsup.engine.outreach;

import dev.headsup.engine.outreach.Receipt.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a provider said of one message, in short: the earliest receipt of each kind. Putting
/// receipts in is the same whatever their order and however often each comes (a join-semilattice,
/// by kind), which is what makes a delivery's state the same too.
///
/// @param all at most one of each kind, in the order of kinds
public record Receipts(List<Receipt> all) {
  /// Nothing was said yet.
  public static final Receipts NONE = new Receipts(List.of());

  public Receipts {
    all = all.stream().sorted(Comparator.comparing(Receipt::kind)).toList();
    if (all.stream().map(Receipt::kind).distinct().count() != all.size()) {
      throw new IllegalArgumentException("Two receipts of one kind: " + all);
    }
  }

  /// These with one more.
  public Receipts with(Receipt receipt) {
    Map<Kind, Receipt> more = new EnumMap<>(Kind.class);
    all.forEach(each -> more.put(each.kind(), each));
    more.merge(
        receipt.kind(), receipt, (one, two) -> Receipt.EARLIEST.compare(one, two) <= 0 ? one : two);
    return new Receipts(List.copyOf(more.values()));
  }

  /// The receipt of a kind.
  public Optional<Receipt> of(Kind kind) {
    return all.stream().filter(each -> each.kind() == kind).findFirst();
  }

  /// The one that says most.
  public Optional<Receipt> last() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }
}
