package dev.headsup.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.headsup.local.console.Chromium.Window;
import dev.headsup.local.demo.Demo;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Retakes the pictures in `docs/pictures`: plays the demo and photographs its pages. Only when
/// asked, from the root of the repository:
///
/// ```
/// mvn test -pl infra/local -am -Dquick -Dtest=PicturesTest -Dheadsup.pictures=docs/pictures \
///     -Dsurefire.failIfNoSpecifiedTests=false
/// ```
final class PicturesTest {
  private static final long MOST_BYTES = 300_000;

  @Test
  void thePicturesOfTheDocuments() throws IOException, InterruptedException {
    String folder = System.getProperty("headsup.pictures", "");
    assumeTrue(!folder.isEmpty(), "skipped: pictures are taken with -Dheadsup.pictures=DIR");
    Path pictures = Files.createDirectories(House.root().resolve(folder));
    Instant begin = Demo.beginFor(InstantSource.system().instant());
    StackOptions options = House.stack(Optional.of(begin));
    try (Chromium chromium = Chromium.start();
        LocalStack stack = LocalStack.start(options)) {
      PrintWriter told = new PrintWriter(new StringWriter());
      new Demo(stack, House.root().resolve("infra/local/demo"), begin, 0, told, told).play();

      take(chromium, stack, "", 1280, ColorScheme.LIGHT, pictures.resolve("now.png"));
      take(chromium, stack, "", 390, ColorScheme.DARK, pictures.resolve("now-dark-phone.png"));
      take(
          chromium,
          stack,
          "/activity?customer=ana",
          1280,
          ColorScheme.LIGHT,
          pictures.resolve("activity.png"));
      take(
          chromium,
          stack,
          "/customers/ana",
          1280,
          ColorScheme.LIGHT,
          pictures.resolve("customer.png"));
      take(chromium, stack, "/outbox", 1280, ColorScheme.LIGHT, pictures.resolve("outbox.png"));
      String bens = first(chromium, stack, "/hand-offs", "a.who[href*='/ben/']");
      take(chromium, stack, bens, 1280, ColorScheme.LIGHT, pictures.resolve("case.png"));
      String outage = first(chromium, stack, "/incidents", "a.who");
      take(chromium, stack, outage, 1280, ColorScheme.LIGHT, pictures.resolve("incident.png"));
    }
  }

  /// Where the first such link of a page leads, below the console.
  private static String first(Chromium chromium, LocalStack stack, String place, String link) {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      window.page.navigate(stack.console() + place);
      return window.page.locator(link).first().getAttribute("href").replaceFirst("/console", "");
    }
  }

  private static void take(
      Chromium chromium,
      LocalStack stack,
      String place,
      int width,
      ColorScheme scheme,
      Path picture)
      throws IOException {
    try (Window window = chromium.open(width, scheme)) {
      window.page.navigate(stack.console() + place);
      // The first decision is the one to be seen with its reasoning.
      window.page.evaluate(
          "() => document.querySelectorAll('details.dec').forEach((each, i) => each.open = i ==="
              + " 0)");
      window.page.waitForTimeout(500);
      window.page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    }
    assertThat(Files.size(picture)).as(picture + " in bytes").isLessThan(MOST_BYTES);
  }
}
