package dev.headsup.functions.console.signin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Where somebody goes after they have signed in, or chose another role in a local run: a page of
/// the console and nowhere else, so that no link of another site can use us to lead people away.
public final class ReturnTo {
  static final String HOME = "/console";

  private static final int LONGEST = 1_000;

  /// A path and a query as browsers write them. No `//`, no `\`, nothing that a browser would drop.
  private static final Pattern PAGE =
      Pattern.compile("/console((/[\\w.~%!$'()*+,;=:@-]+)*/?)(\\?[\\w.~%!$'()*+,;=:@/&-]*)?");

  private ReturnTo() {}

  /// The same page where it is one of ours, else the first one.
  public static String page(String to) {
    boolean ours =
        to.length() <= LONGEST
            && PAGE.matcher(to).matches()
            && !to.startsWith("/console/sign")
            && !climbs(to);
    return ours ? to : HOME;
  }

  /// Browsers read `%2e%2e` as `..` too.
  private static boolean climbs(String to) {
    String path = to.contains("?") ? to.substring(0, to.indexOf('?')) : to;
    return Arrays.stream(path.split("/")).map(ReturnTo::decoded).anyMatch(p -> p.matches("\\.+"));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return ".."; // a page whose address cannot be read is none to lead to
    }
  }
}
