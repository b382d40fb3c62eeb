package dev.headsup.authoring.policy;

import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Numbers;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.policy.Approval;
import dev.headsup.engine.policy.Braking;
import dev.headsup.engine.policy.Breakers;
import dev.headsup.engine.policy.Figures.Bad;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Ramp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads what keeps a wrong message from reaching many: `ramp`, `breakers` and `approval`.
final class BrakesReader {
  private static final Braking STANDARD = Policy.standard().braking();
  private static final int MANY = 100_000_000;
  private static final Map<String, Bad> BREAKERS =
      Map.of(
          "complaints", Bad.COMPLAINTS,
          "bounces", Bad.BOUNCES,
          "opt-outs", Bad.OPT_OUTS,
          "provider errors", Bad.ERRORS);

  private static final Map<String, Boolean> RAMPED =
      Map.of("help and marketing", false, "all", true);

  private final Page page;

  BrakesReader(Page page) {
    this.page = page;
  }

  Braking read(Fields policy) {
    return new Braking(
        policy.find("ramp").map(this::ramp).orElse(STANDARD.ramp()),
        policy.find("breakers").map(this::breakers).orElse(STANDARD.breakers()),
        policy.find("approval").map(this::approval).orElse(STANDARD.approval()));
  }

  private Ramp ramp(YamlNode node) {
    Ramp standard = STANDARD.ramp();
    if (node instanceof YamlNode.Text) {
      Ramp all = new Ramp(standard.first(), standard.shares(), standard.hold(), true);
      return page.choice(node, "ramp", Map.of("none", Ramp.NONE, "all", all), Ramp.NONE);
    }
    Fields fields = Fields.of(node, Place.RAMP, page);
    return new Ramp(
        fields
            .find("first")
            .map(at -> (long) Numbers.whole(page, at, "first", "customer", 1, MANY))
            .orElse(standard.first()),
        fields.find("then").map(this::shares).orElse(standard.shares()),
        fields
            .find("hold")
            .map(at -> Durations.read(page, at, "hold", Duration.ofDays(7)))
            .orElse(standard.hold()),
        fields
            .find("holds")
            .map(at -> page.choice(at, "holds", RAMPED, standard.all()))
            .orElse(standard.all()));
  }

  private List<Double> shares(YamlNode node) {
    List<Double> shares = new ArrayList<>();
    double before = 0;
    for (YamlNode item : page.items(node, "then")) {
      double share = Numbers.share(page, item, "then", 0.99);
      if (share > before) {
        shares.add(share);
        before = share;
      } else if (share > 0 || page.findings().isEmpty()) {
        page.fault(item, "'then' lists shares that grow, for example: [1%, 10%]");
      }
    }
    return shares;
  }

  private Breakers breakers(YamlNode node) {
    Fields fields = Fields.of(node, Place.BREAKERS, page);
    Map<Bad, Double> most = new EnumMap<>(STANDARD.breakers().most());
    BREAKERS.forEach(
        (word, how) -> fields.find(word).ifPresent(at -> most.put(how, part(at, word))));
    return new Breakers(
        most,
        fields
            .find("at least")
            .map(at -> (long) Numbers.whole(page, at, "at least", "message", 1, MANY))
            .orElse(STANDARD.breakers().sample()));
  }

  /// A share above 0; 1 after a fault.
  private double part(YamlNode node, String word) {
    double share = Numbers.share(page, node, word, 1);
    if (share == 0 && page.findings().isEmpty()) {
      page.fault(node, "'" + word + "' is above 0%; to send nothing, see 'stop'");
    }
    return share == 0 ? 1 : share;
  }

  private Approval approval(YamlNode node) {
    Fields fields = Fields.of(node, Place.APPROVAL, page);
    Approval standard = STANDARD.approval();
    YamlNode alone = fields.find("alone").orElse(null);
    Fields solo = alone == null ? null : Fields.of(alone, Place.ALONE, page);
    return new Approval(
        fields
            .find("above")
            .map(at -> (long) Numbers.whole(page, at, "above", "customer", 1, MANY))
            .orElse(standard.above()),
        fields.find("share").map(at -> part(at, "share")).orElse(standard.share()),
        fields
            .find("times usual")
            .map(at -> Numbers.decimal(page, at, "times usual", 1, 1_000))
            .orElse(standard.times()),
        fields
            .find("free")
            .map(at -> (long) Numbers.whole(page, at, "free", "customer", 1, MANY))
            .orElse(standard.free()),
        solo != null,
        solo == null
            ? 0
            : solo.need("below", "up to how many customers, for example: 5000 customers")
                .map(at -> Numbers.whole(page, at, "below", "customer", 2, MANY))
                .orElse(2),
        solo == null
            ? ""
            : solo.need("because", "why one person decides alone; it stands beside each yes")
                .map(at -> page.text(at, "because"))
                .orElse(Page.NOTHING));
  }
}
