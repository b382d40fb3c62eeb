package dev.headsup.engine.trigger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Lists of pattern numbers, each found by two numbers in one step: a hash table with open places
/// in flat arrays.
final class Postings {
  static final int NONE = -1;

  private final long[] keys;
  private final int[] starts;

  /// The lists: of each its size, then its patterns in order.
  private final int[] lists;

  private final int shift;

  Postings(Map<Long, List<Integer>> all) {
    int places = Integer.highestOneBit(Math.max(1, all.size())) * 4;
    keys = new long[places];
    starts = new int[places];
    Arrays.fill(starts, NONE);
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    lists = new int[all.size() + all.values().stream().mapToInt(List::size).sum()];
    int end = 0;
    for (Map.Entry<Long, List<Integer>> one : all.entrySet()) {
      int place = place(one.getKey());
      keys[place] = one.getKey();
      starts[place] = end;
      lists[end++] = one.getValue().size();
      for (int pattern : one.getValue()) {
        lists[end++] = pattern;
      }
    }
  }

  static long key(int access, int code) {
    return ((long) access << Integer.SIZE) | code;
  }

  /// Where the list of a key is; [#NONE] when there is none.
  int find(long key) {
    return starts[place(key)];
  }

  int size(int list) {
    return lists[list];
  }

  int pattern(int list, int i) {
    return lists[list + 1 + i];
  }

  /// The place of a key, or the open one where it would stand.
  private int place(long key) {
    int place = (int) ((key * 0x9e3779b97f4a7c15L) >>> shift);
    while (starts[place] != NONE && keys[place] != key) {
      place = (place + 1) & (starts.length - 1);
    }
    return place;
  }
}
