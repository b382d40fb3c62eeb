package dev.headsup.aws.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The ids that every line of the log carries until the next call of the function. They are ours
/// and Lambda's: none says who a customer is.
public final class Ids {
  private static final String REQUEST = "request";
  private static final String OUTREACH = "outreach";
  private static final String TRIGGER = "trigger";

  private Ids() {}

  /// A call of the function begins; nothing of the last one is carried on.
  ///
  /// @param request Lambda's id of the call; null where nobody gives one
  public static void begin(@Nullable String request) {
    MDC.clear();
    put(REQUEST, request);
  }

  /// One ledger entry is worked on.
  public static void outreach(String outreach) {
    put(OUTREACH, outreach);
    MDC.remove(TRIGGER);
  }

  /// It is known by which trigger it is.
  public static void trigger(String trigger) {
    put(TRIGGER, trigger);
  }

  private static void put(String name, @Nullable String id) {
    if (id != null) {
      MDC.put(name, id);
    }
  }
}
