package dev.headsup.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's own chromium; nothing is downloaded.
public final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Starts it, or skips the test in one line where there is none.
  public static Chromium start() {
    Optional<Path> installed =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        installed.isPresent(), "skipped: no chromium on this machine (apt-get install chromium)");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(installed.get())
                    // In a container chromium's own sandbox finds no kernel support; it only ever
                    // opens our own pages here.
                    .setArgs(List.of("--no-sandbox"))));
  }

  /// Opens a window of its own.
  public Window open(int width, ColorScheme scheme) {
    return new Window(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 720 ? 844 : 900)
                .setColorScheme(scheme)));
  }

  /// Opens a window that runs no script.
  Window openWithoutScript() {
    return new Window(
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /// A window that keeps every complaint of the browser.
  public static final class Window implements AutoCloseable {
    /// What it shows.
    public final Page page;

    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    private Window(BrowserContext context) {
      this.context = context;
      this.page = context.newPage();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error") || message.type().equals("warning")) {
          complaints.add(message.type() + ": " + message.text());
        }
      });
      page.onPageError(error -> complaints.add("page error: " + error));
      page.onRequestFailed(
          request -> complaints.add("failed: " + request.url() + " " + request.failure()));
      page.onResponse(response -> {
        if (response.status() >= 400) {
          complaints.add(response.status() + ": " + response.url());
        }
      });
    }

    /// Holds that the browser found nothing wrong, in the page and in every answer.
    public void assertNoComplaints() {
      assertThat(complaints).isEmpty();
    }

    /// Of a page that answers, as it should, with an error of its own.
    void assertNoComplaintsBut(String... expected) {
      assertThat(complaints)
          .allMatch(complaint -> Stream.of(expected).anyMatch(complaint::contains), "expected");
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
