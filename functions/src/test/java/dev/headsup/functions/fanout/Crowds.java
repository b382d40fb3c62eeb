package dev.headsup.functions.fanout;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Exposures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Customers who all use one component, each a number in one of the shards: a million of them take
/// four megabytes. They may join and leave while somebody walks over them, as in a table.
final class Crowds implements Exposures {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private final int[][] shards = new int[SHARDS][0];
  private final BitSet gone = new BitSet();
  private long queries;

  Crowds(int customers) {
    int[] sizes = new int[SHARDS];
    for (int number = 0; number < customers; number++) {
      sizes[Exposures.shard(customer(number))]++;
    }
    Arrays.setAll(shards, shard -> new int[sizes[shard]]);
    for (int number = customers - 1; number >= 0; number--) {
      int shard = Exposures.shard(customer(number));
      shards[shard][--sizes[shard]] = number;
    }
  }

  static CustomerId customer(int number) {
    return new CustomerId("c" + number);
  }

  static int number(CustomerId customer) {
    return Integer.parseInt(customer.value().substring(1));
  }

  /// One more; numbers only grow, so they join at the end of their shard.
  void join(int number) {
    int shard = Exposures.shard(customer(number));
    shards[shard] = Arrays.copyOf(shards[shard], shards[shard].length + 1);
    shards[shard][shards[shard].length - 1] = number;
  }

  void leave(int number) {
    gone.set(number);
  }

  long queries() {
    return queries;
  }

  @Override
  public Page page(String component, int shard, LocalDate since, @Nullable String from, int most) {
    queries++;
    if (shard >= SHARDS) {
      return new Page(List.of(), null);
    }
    int[] all = shards[shard];
    int at = from == null ? 0 : Arrays.binarySearch(all, Integer.parseInt(from)) + 1;
    int end = Math.min(all.length, at + most);
    List<Use> uses = new ArrayList<>(end - at);
    for (int i = at; i < end; i++) {
      if (!gone.get(all[i])) {
        uses.add(new Use(customer(all[i]), component, DAY));
      }
    }
    // As in DynamoDB, a page that is just full does not know that it is the last.
    return new Page(uses, end - at < most ? null : Integer.toString(all[end - 1]));
  }

  @Override
  public void note(Collection<Use> uses) {
    throw new UnsupportedOperationException("Here they join by number");
  }

  @Override
  public Map<String, LocalDate> lastUsed(CustomerId customer, Collection<String> components) {
    throw new UnsupportedOperationException("A walk asks nobody alone");
  }
}
