package dev.headsup.functions.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/// HTTP: the console's pages (`GET /console` and below). It reads and never writes. Only where
/// `CONSOLE_SIGN_IN` is `local` does it show anything; elsewhere every page says that it is closed.
public final class ConsoleHandler implements RequestStreamHandler {
  private final Console console;

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
}
