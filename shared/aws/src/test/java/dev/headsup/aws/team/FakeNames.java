package dev.headsup.aws.team;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Resolves names below `.test` as a test says, each time anew; all others as usual. The JDK finds
/// it by META-INF/services.
public final class FakeNames extends InetAddressResolverProvider {
  static {
    // Read once, when the first name was resolved: a name may answer otherwise the next time.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  /// What is still to be answered, by name; the last answer stays.
  private static final Map<String, List<List<InetAddress>>> ANSWERS = new ConcurrentHashMap<>();

  private static volatile boolean alone;

  /// Whether nobody else is asked either, except for localhost.
  static void alone(boolean only) {
    alone = only;
  }

  /// Lets a name answer this, and then that.
  static void answer(String host, List<List<InetAddress>> answers) {
    ANSWERS.put(host.toLowerCase(Locale.ROOT), new ArrayList<>(answers));
  }

  private static Stream<InetAddress> next(String host) throws UnknownHostException {
    List<List<InetAddress>> answers = ANSWERS.getOrDefault(host, List.of());
    synchronized (answers) {
      if (answers.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return (answers.size() > 1 ? answers.removeFirst() : answers.getFirst()).stream();
    }
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver usual = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        boolean ours = name.endsWith(".test") || (alone && !name.matches("localhost\\.?"));
        return ours ? next(name) : usual.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return usual.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "names of tests";
  }
}
