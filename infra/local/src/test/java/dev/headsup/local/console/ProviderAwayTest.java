package dev.headsup.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.stack.LocalStack;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose sign-in fails because the provider is away is told so, within the time that the function
/// has, and not that they did something wrong.
final class ProviderAwayTest {
  private final FakeProvider provider = FakeProvider.start();
  private LocalStack stack;

  @BeforeEach
  void start() {
    stack = provider.stack();
  }

  @AfterEach
  void stop() {
    stack.close();
    provider.close();
  }

  @Test
  void whileTheKeysAreAwayEverySignInSaysSo() {
    provider.keysAway = true;

    // More often than the key set may be asked for in a short time.
    for (int time = 1; time <= 4; time++) {
      HttpResponse<String> answer = arrive();
      assertThat(answer.statusCode()).as("sign-in %s", time).isEqualTo(502);
      assertThat(answer.body()).contains("Sign-in does not answer");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsNotWaitedFor() {
    provider.dawdles = true;
    long begun = System.nanoTime();

    HttpResponse<String> answer = arrive();

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat((System.nanoTime() - begun) / 1e9).as("seconds").isBetween(4.0, 9.0);
  }

  private HttpResponse<String> arrive() {
    Traveller mara = new Traveller();
    URI authorize = Traveller.location(mara.get(URI.create(stack.console() + "/sign-in")));
    return mara.get(Traveller.location(new Traveller().get(authorize)));
  }
}
