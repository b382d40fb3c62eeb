package dev.headsup.engine.signal;

/// A small stable text hash; its values are stored, so it never changes.
public final class Hash {
  private Hash() {}

  /// 32 bits of a text: FNV-1a over its UTF-16 units, mixed by MurmurHash3's 32-bit finaliser.
  public static int of(String text) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      hash = (hash ^ (unit & 0xff)) * 0x01000193;
      hash = (hash ^ (unit >>> 8)) * 0x01000193;
    }
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
