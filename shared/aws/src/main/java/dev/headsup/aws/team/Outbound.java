package dev.headsup.aws.team;

import dev.headsup.engine.handoff.Receiver.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/// Posts JSON to an address that somebody gave us, without letting them reach into our own house by
/// it: https only, public addresses only ([CheckedSockets]), no redirects, no proxy, no user name
/// in the address, ten seconds at most, and of the answer the status alone. One attempt.
public final class Outbound {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(8);
  private static final int LONGEST = 2_000;

  private final CheckedSockets sockets = new CheckedSockets();
  private final @Nullable URI instead;

  private Outbound(@Nullable URI instead) {
    this.instead = instead;
  }

  /// Posts to the public internet.
  public static Outbound toThePublic() {
    return new Outbound(null);
  }

  /// Posts everything to one place of the local runtime instead, which is told the address that was
  /// meant in the header `x-meant-for`.
  public static Outbound intoTheSandbox(URI place) {
    return new Outbound(place);
  }

  /// Posts a body.
  Result post(String address, Map<String, String> headers, String body) {
    URI meant;
    try {
      meant = new URI(address);
    } catch (URISyntaxException notAnAddress) {
      return new Result.Failed("the address of the receiver is none");
    }
    if (!isAllowed(meant, address)) {
      return new Result.Failed("the address of the receiver must begin with https://");
    }
    try {
      return answered(call(meant, headers, body));
    } catch (CheckedSockets.NotPublic ours) {
      return new Result.Failed("the receiver is at an address that is not public");
    } catch (IOException broken) {
      // Its message may hold the address, which in a chat is a secret.
      return new Result.Failed("no answer: " + broken.getClass().getSimpleName());
    }
  }

  private static boolean isAllowed(URI meant, String address) {
    return "https".equalsIgnoreCase(meant.getScheme())
        && meant.getHost() != null
        && meant.getRawUserInfo() == null
        && address.length() <= LONGEST;
  }

  private int call(URI meant, Map<String, String> headers, String body) throws IOException {
    URI to = instead == null ? meant : instead;
    HttpURLConnection connection = (HttpURLConnection) to.toURL().openConnection(Proxy.NO_PROXY);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) READ.toMillis());
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setUseCaches(false);
    connection.setRequestProperty("content-type", "application/json");
    connection.setRequestProperty("user-agent", "Headsup");
    // No connection is kept: the next call looks at its address anew.
    connection.setRequestProperty("connection", "close");
    headers.forEach(connection::setRequestProperty);
    if (instead != null) {
      connection.setRequestProperty("x-meant-for", meant.toString());
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(bytes.length);
    try {
      connection.getOutputStream().write(bytes);
      int status = connection.getResponseCode();
      closeAnswer(connection, status);
      return status;
    } finally {
      connection.disconnect();
    }
  }

  private static void closeAnswer(HttpURLConnection connection, int status) throws IOException {
    InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (answer != null) {
      answer.close();
    }
  }

  private static Result answered(int status) {
    return status >= 200 && status < 300
        ? new Result.Told()
        : new Result.Failed("the receiver answered " + status);
  }
}
