package dev.headsup.local.target;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A stack that runs on this machine in another process, as it describes itself.
final class LocalTarget {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private LocalTarget() {}

  static Target open(URI url) {
    HttpResponse<String> answer = ask(url);
    if (answer.statusCode() != 200) {
      throw other(url, "HTTP " + answer.statusCode());
    }
    try {
      return TargetJson.read(url, answer.body());
    } catch (IllegalArgumentException e) {
      throw other(url, String.valueOf(e.getMessage()));
    }
  }

  private static HttpResponse<String> ask(URI url) {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/_local/target")).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new TargetException(
          "no stack runs at "
              + url
              + ": start one with ./headsup up, give its address with --url, or, where the"
              + " command takes it, name one in AWS with --stack",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while asking " + url, e);
    }
  }

  private static TargetException other(URI url, String what) {
    return new TargetException(
        "what answers at "
            + url
            + " is not a local Headsup of this version ("
            + what
            + "): give the address that ./headsup up printed with --url, or name a stack in AWS"
            + " with --stack");
  }
}
