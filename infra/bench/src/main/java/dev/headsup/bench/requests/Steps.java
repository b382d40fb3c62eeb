package dev.headsup.bench.requests;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The steps of which a message is made, each with its counts.
public final class Steps {
  private Steps() {}

  /// Every step by its name, in the order in which a message takes them.
  public static Map<String, Counts> of(Work work) throws IOException, InterruptedException {
    Map<String, Counts> steps = new LinkedHashMap<>();
    steps.put("identify by a server", work.identify());
    steps.put("decided to send", work.decidedToSend());
    steps.put("decided to wait", work.decidedToWait());
    steps.put("stopped by a gate", work.stopped());
    steps.put("stopped again that day", work.stoppedAgain());
    steps.put("sweep, nothing due", work.emptySweep());
    steps.put("sweep, one wait is over", work.dueHandedOver());
    steps.put("decided after the wait", work.decidedAfterTheWait());
    steps.put("sent by e-mail", work.delivered("Asked By Email"));
    steps.put("sent by inbox", work.delivered("Asked By Inbox"));
    steps.put("sent by text message", work.delivered("Asked By Text"));
    return steps;
  }
}
