package dev.headsup.bench.process;

import dev.headsup.local.zip.PackagedFunction;
import dev.headsup.local.zip.RuntimeApi;
import dev.headsup.local.zip.UnpackedZip;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one function took in a fresh JVM, in milliseconds of processor time.
///
/// @param whole from the start of the process to its first answer
/// @param request from when it asked for its first event to that answer
record ColdStart(double whole, double request) {
  /// One event for a function.
  ///
  /// @param handler the name of its class
  /// @param answer what a good answer has in it
  record Call(String handler, Map<String, String> environment, String event, String answer) {}

  static ColdStart of(UnpackedZip zip, Call call) throws IOException, InterruptedException {
    return measured(zip, UnpackedZip.FLAGS, call, call.environment());
  }

  /// The same with Lambda's preparation for a snapshot. Its client runs what the function
  /// registered to be primed, and asks for the first event afterwards; a snapshot itself cannot be
  /// taken here.
  static ColdStart primed(UnpackedZip zip, Call call) throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(UnpackedZip.FLAGS);
    flags.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    Map<String, String> environment = new HashMap<>(call.environment());
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    return measured(zip, flags, call, environment);
  }

  private static ColdStart measured(
      UnpackedZip zip, List<String> flags, Call call, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (PackagedFunction function = zip.start(flags, call.handler(), environment)) {
      Duration started = function.cpu();
      RuntimeApi.Answer answer = function.invoke(call.event());
      Duration answered = function.cpu();
      if (answer.failed() || !answer.text().contains(call.answer())) {
        throw new IOException(call.handler() + " said " + answer.text() + "\n" + function.output());
      }
      return new ColdStart(millis(answered), millis(answered.minus(started)));
    }
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
