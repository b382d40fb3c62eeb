package dev.headsup.local.console;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// What can be measured of how a page looks.
final class Looks {
  private static final String TOO_SMALL =
      """
      () => [...document.querySelectorAll(
          '.rail nav a, .btn:not(.still), .chip[href], .go, .counter, summary, .foot a, select, '
          + 'input:not([type=hidden])')]
        .filter((each) => each.offsetParent !== null)
        .map((each) => ({each, box: each.getBoundingClientRect()}))
        .filter(({box}) => box.width < 24 || box.height < 24)
        .map(({each, box}) => each.textContent.trim() + ' ' + box.width + 'x' + box.height)
      """;

  /// WCAG 2.2, 1.4.3: 4.5 to 1, for large text 3 to 1, against the colour that is really behind it.
  private static final String TOO_FAINT =
      """
      (within) => {
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const rgba = (css) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = css;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
          return [r, g, b, a / 255];
        };
        const over = (top, below) => [0, 1, 2]
          .map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
        const behind = (element) => {
          const layers = [];
          for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
            layers.push(rgba(getComputedStyle(at).backgroundColor));
            if (layers.at(-1)[3] === 1) break;
          }
          return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
        };
        const light = (colour) => {
          const [r, g, b] = colour.map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const faint = [];
        const start = within ? document.querySelector(within).shadowRoot : document.body;
        const texts = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          const words = texts.currentNode.textContent.trim();
          if (!words || element.offsetParent === null || element.closest('.sr, .skip')) continue;
          const style = getComputedStyle(element);
          const back = behind(element);
          const pair = [light(over(rgba(style.color), back)), light(back)].sort((a, b) => b - a);
          const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
          const large = parseFloat(style.fontSize) >= 24
            || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
          if (ratio < (large ? 3 : 4.5)) faint.push(words.slice(0, 40) + ' ' + ratio.toFixed(2));
        }
        return faint;
      }
      """;

  private static final String UNFIT =
      """
      (within) => [...document.querySelector(within).shadowRoot
          .querySelectorAll('button, a.action, summary')]
        .filter((each) => each.offsetParent !== null)
        .map((each) => ({each, box: each.getBoundingClientRect()}))
        .filter(({each, box}) => box.width < 24 || box.height < 24 || !each.textContent.trim())
        .map(({each, box}) => each.outerHTML + ' ' + box.width + 'x' + box.height)
      """;

  private Looks() {}

  /// Things to press that are smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8; links inside a
  /// sentence are exempt).
  static List<?> tooSmall(Page page) {
    return (List<?>) page.evaluate(TOO_SMALL);
  }

  /// Words that are hard to read on what is behind them.
  static List<?> tooFaint(Page page) {
    return (List<?>) page.evaluate(TOO_FAINT);
  }

  /// What is wrong inside a web component: words that are hard to read, things to press that are
  /// too small, and such without a name.
  static List<?> inShadow(Page page, String component) {
    List<Object> wrong = new ArrayList<>();
    wrong.addAll((List<?>) page.evaluate(TOO_FAINT, component));
    wrong.addAll((List<?>) page.evaluate(UNFIT, component));
    return wrong;
  }

  /// By how many pixels the page is wider than the window.
  static int overhang(Page page) {
    return ((Number)
            page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
        .intValue();
  }

  /// Things on the page without a name that a screen reader could say.
  static List<?> nameless(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => [...document.querySelectorAll('a, button, select, input:not([type=hidden]), iframe, summary')]
              .filter((each) => !(each.textContent.trim() || each.getAttribute('aria-label')
                || each.title || each.labels?.length))
              .map((each) => each.outerHTML)
            """);
  }
}
