package dev.headsup.aws.team;

import dev.headsup.engine.handoff.Receiver.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts JSON to an address that somebody gave us, or reads what stands there, without letting them
/// reach into our own house by it: https only, public addresses only ([CheckedSockets]), no
/// redirects, no proxy, no user name in the address, ten seconds at most, and of the answer to what
/// is posted the status and `Retry-After` alone: its body is not read. One attempt.
public final class Outbound {
  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(8);
  private static final Duration WHOLE = Duration.ofMillis(9_500);
  private static final int LONGEST = 2_000;

  private final CheckedSockets sockets;
  private final @Nullable URI instead;
  private final @Nullable Receiver receiver;

  private Outbound(CheckedSockets sockets, @Nullable URI instead, @Nullable Receiver receiver) {
    this.sockets = sockets;
    this.instead = instead;
    this.receiver = receiver;
  }

  /// Posts to the public internet.
  public static Outbound toThePublic() {
    return toThePublic(new CheckedSockets());
  }

  static Outbound toThePublic(CheckedSockets sockets) {
    return new Outbound(sockets, null, null);
  }

  /// Posts everything to one place of the local runtime instead, which is told the address that was
  /// meant in the header `x-meant-for`.
  public static Outbound intoTheSandbox(URI place) {
    return new Outbound(new CheckedSockets(), place, null);
  }

  /// Who takes what is posted without any network in between, as the simulator's receivers do.
  public interface Receiver {
    /// Takes a body, and answers as it would by HTTP.
    Answer take(URI address, Map<String, String> headers, String body);
  }

  /// Hands everything to one receiver.
  public static Outbound to(Receiver receiver) {
    return new Outbound(new CheckedSockets(), null, receiver);
  }

  /// What came of a call.
  public sealed interface Answer {
    /// The receiver answered.
    ///
    /// @param atLeast how long it asked to be left alone, at most a day; zero where it did not
    record Status(int status, Duration atLeast) implements Answer {
      /// Whether it took what was posted.
      public boolean isGood() {
        return status >= 200 && status < 300;
      }
    }

    /// Such an address is never called.
    record NotAllowed(String why) implements Answer {}

    /// No connection came about, so nothing was sent.
    record NotReached(String why) implements Answer {}

    /// The receiver may have got it.
    record Silence(String why) implements Answer {}
  }

  /// Posts a body, for who says nothing of their own about what came of it.
  Result post(String address, Map<String, String> headers, String body) {
    return switch (call(address, headers, body)) {
      case Answer.Status answered ->
          answered.isGood()
              ? new Result.Told()
              : new Result.Failed("the receiver answered " + answered.status());
      case Answer.NotAllowed never -> new Result.Failed(never.why());
      case Answer.NotReached away -> new Result.Failed(away.why());
      case Answer.Silence silence -> new Result.Failed(silence.why());
    };
  }

  /// Posts a body.
  public Answer call(String address, Map<String, String> headers, String body) {
    URI meant;
    try {
      meant = new URI(address);
    } catch (URISyntaxException notAnAddress) {
      return new Answer.NotAllowed("the address of the receiver is none");
    }
    if (!isAllowed(meant, address)) {
      return new Answer.NotAllowed(
          "the address of the receiver must be https:// and a host, without a user name");
    }
    if (receiver != null) {
      return receiver.take(meant, headers, body);
    }
    try {
      return call(meant, headers, body);
    } catch (CheckedSockets.NotPublic ours) {
      return new Answer.NotAllowed("the receiver is at an address that is not public");
    } catch (ConnectException
        | UnknownHostException
        | NoRouteToHostException
        | SSLHandshakeException away) {
      return new Answer.NotReached("no answer: " + away.getClass().getSimpleName());
    } catch (IOException broken) {
      // Its message may hold the address, which in a chat is a secret.
      return new Answer.Silence("no answer: " + broken.getClass().getSimpleName());
    }
  }

  /// What stands at a public address; nothing follows a redirect, and the log says why there is
  /// nothing.
  ///
  /// @param most how many bytes are read at most; more is nothing
  public Optional<byte[]> get(String address, int most) {
    try {
      URI meant = new URI(address);
      if (!isAllowed(meant, address)) {
        LOG.warn("Not asked, for it is no https address: {}", address);
        return Optional.empty();
      }
      return read(meant, most);
    } catch (CheckedSockets.NotPublic ours) {
      LOG.warn("Not asked, for its address is not public: {}", address);
    } catch (IOException | URISyntaxException away) {
      LOG.warn("{} was not read: {}", address, away.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  private Optional<byte[]> read(URI meant, int most) throws IOException {
    HttpURLConnection connection = open(meant);
    connection.setRequestProperty("accept", "application/json");
    Thread deadline = Thread.ofVirtual().start(() -> endAfter(connection));
    try {
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        closeAnswer(connection, status);
        LOG.warn("{} answered {}", meant, status);
        return Optional.empty();
      }
      try (InputStream answer = connection.getInputStream()) {
        byte[] body = answer.readNBytes(most + 1);
        return body.length > most ? Optional.empty() : Optional.of(body);
      }
    } finally {
      deadline.interrupt();
      connection.disconnect();
    }
  }

  private static boolean isAllowed(URI meant, String address) {
    return "https".equalsIgnoreCase(meant.getScheme())
        && meant.getHost() != null
        && meant.getRawUserInfo() == null
        && (meant.getPort() == -1 || (meant.getPort() > 0 && meant.getPort() < 1 << 16))
        && address.length() <= LONGEST;
  }

  private HttpURLConnection open(URI meant) throws IOException {
    URI to = instead == null ? meant : instead;
    HttpURLConnection connection = (HttpURLConnection) to.toURL().openConnection(Proxy.NO_PROXY);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) READ.toMillis());
    connection.setUseCaches(false);
    connection.setRequestProperty("user-agent", "Headsup");
    // No connection is kept: the next call looks at its address anew.
    connection.setRequestProperty("connection", "close");
    if (instead != null) {
      connection.setRequestProperty("x-meant-for", meant.toString());
    }
    return connection;
  }

  private Answer call(URI meant, Map<String, String> headers, String body) throws IOException {
    HttpURLConnection connection = open(meant);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("content-type", "application/json");
    headers.forEach(connection::setRequestProperty);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(bytes.length);
    Thread deadline = Thread.ofVirtual().start(() -> endAfter(connection));
    try {
      connection.getOutputStream().write(bytes);
      int status = connection.getResponseCode();
      Duration wait = RetryAfter.of(connection.getHeaderField("retry-after"), connection.getDate());
      closeAnswer(connection, status);
      return new Answer.Status(status, wait);
    } finally {
      deadline.interrupt();
      connection.disconnect();
    }
  }

  /// Each read has a limit of its own, which an answer that drips never reaches.
  private static void endAfter(HttpURLConnection connection) {
    try {
      Thread.sleep(WHOLE);
      connection.disconnect();
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeAnswer(HttpURLConnection connection, int status) throws IOException {
    InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (answer != null) {
      answer.close();
    }
  }
}
