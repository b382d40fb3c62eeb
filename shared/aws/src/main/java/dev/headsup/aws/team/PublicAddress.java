package dev.headsup.aws.team;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Whether an address belongs to somebody in the public internet. What does not is our own house or
/// nobody's: loopback, private and shared networks, link-local addresses (where AWS answers about
/// credentials), reserved and test networks, multicast, and IPv6 addresses that carry an IPv4 one.
///
/// Source: the special-purpose registries of RFC 6890 as IANA keeps them.
final class PublicAddress {
  /// Networks of IPv4 that are not public: the first address as an int, and how many bits count.
  private static final int[][] CLOSED = {
    {ip(0, 0, 0, 0), 8},
    {ip(10, 0, 0, 0), 8},
    {ip(100, 64, 0, 0), 10},
    {ip(127, 0, 0, 0), 8},
    {ip(169, 254, 0, 0), 16},
    {ip(172, 16, 0, 0), 12},
    {ip(192, 0, 0, 0), 24},
    {ip(192, 0, 2, 0), 24},
    {ip(192, 31, 196, 0), 24},
    {ip(192, 52, 193, 0), 24},
    {ip(192, 88, 99, 0), 24},
    {ip(192, 168, 0, 0), 16},
    {ip(192, 175, 48, 0), 24},
    {ip(198, 18, 0, 0), 15},
    {ip(198, 51, 100, 0), 24},
    {ip(203, 0, 113, 0), 24},
    {ip(224, 0, 0, 0), 4},
    {ip(240, 0, 0, 0), 4},
  };

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    return address instanceof Inet4Address ? isFour(address.getAddress()) : isSix(address);
  }

  private static boolean isFour(byte[] bytes) {
    int value = ip(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
    for (int[] network : CLOSED) {
      int mask = -1 << (32 - network[1]);
      if ((value & mask) == network[0]) {
        return false;
      }
    }
    return true;
  }

  /// Of IPv6 only 2000::/3 is given out to the public, and parts of it are not.
  private static boolean isSix(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    boolean given = (first & 0xe000) == 0x2000;
    // 2001::/23 (Teredo, benchmarks, ORCHID), documentation, 6to4.
    boolean special =
        (first == 0x2001 && second < 0x0200)
            || (first == 0x2001 && second == 0x0db8)
            || first == 0x2002
            || (first == 0x3fff && second < 0x1000);
    return given && !special;
  }

  private static int ip(int a, int b, int c, int d) {
    return a << 24 | b << 16 | c << 8 | d;
  }
}
