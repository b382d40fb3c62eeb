package dev.headsup.engine.activity;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A map by stored key that never changes. It lies in two arrays in the order of its keys, so that
/// one with a change costs a copy of the arrays: every counted event makes one.
final class ByKey<V> extends AbstractMap<Integer, V> {
  private final int[] keys;
  private final V[] values;

  private ByKey(int[] keys, V[] values) {
    this.keys = keys;
    this.values = values;
  }

  /// The same map; this very one where it is one of these.
  static <V> ByKey<V> copyOf(Map<Integer, V> map) {
    if (map instanceof ByKey<V> same) {
      return same;
    }
    int[] keys = new int[map.size()];
    V[] values = array(map.size());
    int i = 0;
    for (Entry<Integer, V> entry : new TreeMap<>(map).entrySet()) {
      keys[i] = entry.getKey();
      values[i++] = entry.getValue();
    }
    return new ByKey<>(keys, values);
  }

  /// What is kept under a key, or this.
  V orElse(int key, V otherwise) {
    int place = Arrays.binarySearch(keys, key);
    return place < 0 ? otherwise : values[place];
  }

  /// This map with another value under a key.
  ByKey<V> with(int key, V value) {
    int place = Arrays.binarySearch(keys, key);
    if (place >= 0) {
      V[] changed = values.clone();
      changed[place] = value;
      return new ByKey<>(keys, changed);
    }
    int at = -place - 1;
    int[] more = new int[keys.length + 1];
    V[] changed = array(keys.length + 1);
    System.arraycopy(keys, 0, more, 0, at);
    System.arraycopy(values, 0, changed, 0, at);
    more[at] = key;
    changed[at] = value;
    System.arraycopy(keys, at, more, at + 1, keys.length - at);
    System.arraycopy(values, at, changed, at + 1, keys.length - at);
    return new ByKey<>(more, changed);
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int place = key instanceof Integer known ? Arrays.binarySearch(keys, known) : -1;
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof Integer known && Arrays.binarySearch(keys, known) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Set<Entry<Integer, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Integer, V>> iterator() {
        return entries();
      }

      @Override
      public int size() {
        return keys.length;
      }
    };
  }

  private Iterator<Entry<Integer, V>> entries() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < keys.length;
      }

      @Override
      public Entry<Integer, V> next() {
        if (next == keys.length) {
          throw new NoSuchElementException();
        }
        return Map.entry(keys[next], values[next++]);
      }
    };
  }

  // Nobody else ever sees the array.
  @SuppressWarnings("unchecked")
  private static <V> V[] array(int length) {
    return (V[]) new Object[length];
  }
}
