package dev.headsup.functions.console;

import java.util.regex.Pattern;

/// The way to what the console does not show: every event of a customer is in the event history,
/// which the command line reads.
final class History {
  private static final Pattern PLAIN = Pattern.compile("[\\w.:@+/][\\w.:@+/-]*");

  private History() {}

  /// The command that reads one customer's events, to be pasted into a shell.
  ///
  /// @param host as the browser knows us
  /// @param local whether this run is on one machine; else the stack's name is left to the reader
  static String command(String customer, String host, boolean local) {
    return "./headsup history --customer "
        + quoted(customer)
        + (local ? " --url http://" + host : " --stack YOUR-STACK");
  }

  private static String quoted(String id) {
    return PLAIN.matcher(id).matches() ? id : "'" + id.replace("'", "'\\''") + "'";
  }
}
