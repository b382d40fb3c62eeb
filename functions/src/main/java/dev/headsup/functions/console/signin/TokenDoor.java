package dev.headsup.functions.console.signin;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Exchanges a code for an ID token at the provider (RFC 6749, section 4.1.3). Sign-ins are rare,
/// so each opens its own connection, and no snapshot of the function holds one.
final class TokenDoor {
  /// For the connection, the headers and the body together.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LARGEST = 64 * 1024;

  private final Provider provider;

  TokenDoor(Provider provider) {
    this.provider = provider;
  }

  /// The ID token for a code. The access and refresh tokens beside it are dropped unread: the
  /// console acts in nobody's name at the provider.
  ///
  /// @throws TokenRefused when the provider does not take the code
  /// @throws IOException when it does not answer
  String idToken(String code, Trip trip) throws TokenRefused, IOException {
    HttpRequest request =
        HttpRequest.newBuilder(provider.token())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(provider.exchange(code, trip)))
            .build();
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build()) {
      HttpResponse<String> answer = whole(http, request);
      return idToken(answer.statusCode(), answer.body());
    }
  }

  /// The answer with its body. The timeout of a request ends at the headers, so what follows them
  /// is waited for here.
  private static HttpResponse<String> whole(HttpClient http, HttpRequest request)
      throws IOException {
    try {
      return http.sendAsync(
              request,
              BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw new IOException("The provider did not finish its answer in " + PATIENCE, slow);
    } catch (ExecutionException broken) {
      throw new IOException("The provider does not answer", broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the provider was asked", stopped);
    } finally {
      // Closing alone would wait for what is still coming.
      http.shutdownNow();
    }
  }

  private static String idToken(int status, String body) throws TokenRefused, IOException {
    if (status >= 500) {
      throw new IOException("The provider answers " + status);
    }
    if (status != 200) {
      throw new TokenRefused("The provider does not take the code: " + status);
    }
    try {
      String token = JSONObjectUtils.getString(JSONObjectUtils.parse(body), "id_token");
      if (token == null) {
        throw new TokenRefused("The provider gives no ID token");
      }
      return token;
    } catch (ParseException notJson) {
      throw new TokenRefused("The provider's answer is not JSON", notJson);
    }
  }
}
