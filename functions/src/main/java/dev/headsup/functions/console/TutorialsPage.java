package dev.headsup.functions.console;

import dev.headsup.engine.tutorial.Effect;
import dev.headsup.engine.tutorial.Tutorial;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What each tutorial of the catalogue brought about, counted in customers.
record TutorialsPage(Sources.Teaching teaching) {
  /// One tutorial.
  ///
  /// @param title in English, or in the first language that it has
  /// @param share of those who met it, how many did what it teaches; empty while nobody met it
  record Row(String id, String title, String feature, String kind, Effect effect, String share) {}

  /// All of them, by what they are about and then those that helped most.
  List<Row> rows() {
    Collection<Tutorial> all = teaching.tutorials().get().byId().values();
    Map<String, Effect> effects =
        teaching.lessons().effects(all.stream().map(Tutorial::id).toList());
    return all.stream()
        .map(each -> row(each, effects.getOrDefault(each.id(), Effect.NONE)))
        .sorted(
            Comparator.comparing(Row::feature)
                .thenComparing(row -> row.effect().rate(), Comparator.reverseOrder())
                .thenComparing(Row::id))
        .toList();
  }

  private static Row row(Tutorial tutorial, Effect effect) {
    String tag =
        tutorial.tagFor(null).orElseGet(() -> tutorial.variants().keySet().iterator().next());
    Tutorial.Variant variant = tutorial.variants().get(tag);
    long met = Math.max(effect.offered(), effect.started());
    String minutes = tutorial.minutes() == null ? "" : ", " + tutorial.minutes() + " min";
    return new Row(
        tutorial.id(),
        variant == null ? tutorial.id() : variant.title(),
        tutorial.feature(),
        tutorial.format().word().toLowerCase(Locale.ROOT) + minutes,
        effect,
        met == 0 ? "" : Math.round(100.0 * Math.min(effect.succeeded(), met) / met) + "%");
  }
}
