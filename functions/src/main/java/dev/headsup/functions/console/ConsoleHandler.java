package dev.headsup.functions.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.Sentence;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.functions.LiveTriggers;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.functions.console.Sources.Triggers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/// HTTP: the console's pages (`GET /console` and below). It reads and never writes. Only where
/// `CONSOLE_SIGN_IN` is `local` does it show anything; elsewhere every page says that it is closed.
public final class ConsoleHandler implements RequestStreamHandler {
  private final Console console;

  /// In Lambda.
  public ConsoleHandler() {
    this(Wiring.ofEnvironment());
  }

  /// With another environment, for the local runtime.
  public ConsoleHandler(Wiring wiring) {
    this(
        new Console(
            new Sources(
                wiring.outreaches(),
                wiring.profiles(),
                wiring.inbox(),
                triggers(wiring.triggers()),
                wiring.watched()::about,
                wiring.clock()),
            wiring.setting(Variable.CONSOLE_SIGN_IN).equals("local")));
  }

  ConsoleHandler(Console console) {
    this.console = console;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    HttpRequest request = HttpRequest.read(in);
    Reply reply = answer(request, context);
    new HttpResponse(reply.status(), reply.headers(), reply.body()).write(out);
  }

  /// A person reads the answer, so a failure is a page too; its cause goes to the log.
  private Reply answer(HttpRequest request, Context context) {
    try {
      return console.answer(
          Ask.of(
              request.method(),
              request.path(),
              request.query(),
              request.header("host").orElse("")));
    } catch (RuntimeException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      context.getLogger().log("No page for " + request.path() + ": " + trace);
      return console.failed();
    }
  }

  private static Triggers triggers(LiveTriggers live) {
    return () ->
        live.all().values().stream()
            .map(CompiledTrigger::trigger)
            .map(trigger -> new Triggers.Told(trigger, Sentence.of(trigger)))
            .toList();
  }
}
