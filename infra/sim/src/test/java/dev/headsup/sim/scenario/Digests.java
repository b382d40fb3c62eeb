package dev.headsup.sim.scenario;

/// What some seeds come to, as [SeedsTest] asks another process.
final class Digests {
  private Digests() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    for (long seed = 0; seed < 20; seed++) {
      text.append(Campaign.seed(seed, false).trace().digest()).append('\n');
    }
    return text.toString();
  }

  public static void main(String[] none) {
    System.out.print(text());
  }
}
