package dev.headsup.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.headsup.local.console.Chromium.Window;
import dev.headsup.local.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signing in and out as people do it, in chromium, at a provider that signs for real.
final class SignInBrowserTest {
  private static Chromium chromium;
  private static FakeProvider provider;
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    provider = FakeProvider.start();
    stack = provider.stack();
  }

  @AfterAll
  static void stop() {
    // Where there is no chromium nothing was started.
    if (stack != null) {
      stack.close();
      provider.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void somebodySignsInLooksAroundAndSignsOut() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = window.page;
      assertThat(page.navigate(stack.console() + "/activity").status()).isEqualTo(401);
      assertThat(page.locator("h1")).hasText("Sign in to Headsup");
      assertThat(page.locator("nav")).hasCount(0);

      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).click();

      assertThat(page.locator("h1")).hasText("Activity");
      assertThat(page.locator(".who-am-i")).containsText("mara@example.com");
      assertThat(page.locator(".who-am-i .role")).hasText("approver");
      List<Cookie> cookies = page.context().cookies();
      assertThat(cookies).extracting(cookie -> cookie.name).containsExactly("__Host-headsup");
      assertThat(cookies.getFirst().httpOnly).isTrue();
      assertThat(cookies.getFirst().secure).isTrue();
      assertThat(page.evaluate("() => document.cookie")).isEqualTo("");

      // Now follows along by itself, under the page's policy.
      page.navigate(stack.console().toString());
      assertThat(page.locator(".live .on")).isVisible();

      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();

      assertThat(page.locator("h1")).hasText("You are signed out");
      assertThat(page.url()).isEqualTo(stack.console() + "/signed-out");
      assertThat(page.context().cookies()).isEmpty();
      assertThat(page.navigate(stack.console().toString()).status()).isEqualTo(401);
      window.assertNoComplaintsBut("401: ", "status of 401");
    }
  }

  @Test
  void aPageLeftOpenTurnsIntoSignInWhenTheSessionIsOver() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = window.page;
      page.navigate(stack.console() + "/sign-in");
      assertThat(page.locator("h1")).hasText("Now");

      stack.clock().advance(Duration.ofMinutes(61));

      assertThat(page.locator("h1")).hasText("Sign in to Headsup");
    }
  }

  @Test
  void aForeignPageCannotSignAnybodyOut() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = window.page;
      page.navigate(stack.console() + "/sign-in");
      assertThat(page.locator("h1")).hasText("Now");

      // The provider's address is another origin, with a page that posts to us.
      page.navigate(provider.address() + "/.well-known/jwks.json");
      page.evaluate(
          "(to) => { document.body.innerHTML = '<form method=post action=\"' + to +"
              + " '\"><input name=form-token value=x></form>'; document.forms[0].submit(); }",
          stack.console() + "/sign-out");

      assertThat(page.locator("h1")).hasText("Nothing was changed");
      assertThat(page.navigate(stack.console().toString()).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1280, LIGHT, false",
    "'', 360, DARK, false",
    "'', 1280, DARK, true",
    "'', 360, LIGHT, true",
    "/signed-out, 360, DARK, false",
    "/customers/nobody, 360, LIGHT, true"
  })
  void itsPagesAreReadableAndFit(String place, int width, ColorScheme scheme, boolean signedIn) {
    try (Window window = chromium.open(width, scheme)) {
      Page page = window.page;
      if (signedIn) {
        page.navigate(stack.console() + "/sign-in");
        assertThat(page.locator("h1")).hasText("Now");
      }
      page.navigate(stack.console() + place);

      assertThat(Looks.overhang(page)).as("pixels beyond the window").isLessThanOrEqualTo(0);
      assertThat(Looks.tooFaint(page)).as("words hard to read").isEmpty();
      assertThat(Looks.tooSmall(page)).as("hard to hit").isEmpty();
      assertThat(Looks.nameless(page)).as("without a name").isEmpty();
      assertThat(page.locator("h1")).hasCount(1);
    }
  }
}
