package dev.headsup.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.customer.Value.Flag;
import dev.headsup.engine.customer.Value.Many;
import dev.headsup.engine.customer.Value.Num;
import dev.headsup.engine.customer.Value.Text;
import dev.headsup.engine.trigger.Match.Between;
import dev.headsup.engine.trigger.Match.Compared;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Match.Has;
import dev.headsup.engine.trigger.Match.NoneOf;
import dev.headsup.engine.trigger.Match.OneOf;
import dev.headsup.engine.trigger.Match.Part;
import dev.headsup.engine.trigger.Match.Present;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MatchTest {
  private static final Match PRO = new OneOf(List.of(new Text("pro"), new Text("business")));
  private static final Match TWELVE = new OneOf(List.of(new Num(12)));
  private static final Match AT_LEAST = new Compared(Comparison.AT_LEAST, 3);

  static Stream<Arguments> table() {
    return Stream.of(
        arguments(PRO, new Text("pro"), true),
        arguments(PRO, new Text("Pro"), false),
        arguments(PRO, null, false),
        arguments(PRO, new Many(List.of(new Text("free"), new Text("business"))), true),
        arguments(TWELVE, new Num(12), true),
        arguments(TWELVE, new Text("12"), true),
        arguments(TWELVE, new Text("12.0"), false),
        arguments(new OneOf(List.of(new Text("true"))), new Flag(true), true),
        arguments(new NoneOf(List.of(new Text("pro"))), new Text("pro"), false),
        arguments(new NoneOf(List.of(new Text("pro"))), new Text("free"), true),
        arguments(new NoneOf(List.of(new Text("pro"))), null, true),
        arguments(AT_LEAST, new Num(3), true),
        arguments(AT_LEAST, new Num(2.99), false),
        arguments(AT_LEAST, new Text(" 4 "), true),
        arguments(AT_LEAST, new Text("many"), false),
        arguments(AT_LEAST, new Flag(true), false),
        arguments(AT_LEAST, null, false),
        arguments(AT_LEAST, new Many(List.of(new Num(1), new Num(9))), true),
        arguments(new Compared(Comparison.MORE_THAN, 3), new Num(3), false),
        arguments(new Compared(Comparison.LESS_THAN, 3), new Num(3), false),
        arguments(new Compared(Comparison.AT_MOST, 3), new Num(3), true),
        arguments(AT_LEAST, new Text("3e0"), true),
        arguments(AT_LEAST, new Text("Infinity"), false),
        arguments(AT_LEAST, new Text("0x1p9"), false),
        arguments(AT_LEAST, new Text("4d"), false),
        arguments(AT_LEAST, new Text("1,000"), false),
        arguments(new Between(3, 5), new Num(3), true),
        arguments(new Between(3, 5), new Text("5.0"), true),
        arguments(new Between(3, 5), new Num(5.01), false),
        arguments(new Between(3, 5), new Many(List.of(new Num(1), new Num(9))), false),
        arguments(new Between(3, 5), null, false),
        arguments(new Has(Part.STARTS_WITH, "/Settings"), new Text("/settings/team"), true),
        arguments(new Has(Part.STARTS_WITH, "40"), new Num(404), true),
        arguments(new Has(Part.STARTS_WITH, "team"), new Text("/settings/team"), false),
        arguments(new Has(Part.ENDS_WITH, "TEAM"), new Text("/settings/team"), true),
        arguments(new Has(Part.ENDS_WITH, "team"), new Text("tea"), false),
        arguments(new Has(Part.CONTAINS, "timed out"), new Text("Request Timed Out"), true),
        arguments(new Has(Part.CONTAINS, "aab"), new Text("aaab"), true),
        arguments(new Has(Part.CONTAINS, "ss"), new Text("ß"), false),
        arguments(new Has(Part.CONTAINS, "out"), null, false),
        arguments(new Has(Part.CONTAINS, "b"), new Many(List.of(new Text("a"))), false),
        arguments(new Has(Part.LACKS, "out"), new Text("timed OUT"), false),
        arguments(new Has(Part.LACKS, "out"), new Many(List.of()), true),
        arguments(new Has(Part.LACKS, "out"), null, true),
        arguments(new Present(true), new Many(List.of()), false),
        arguments(new Present(true), new Flag(false), true),
        arguments(new Present(true), null, false),
        arguments(new Present(false), null, true));
  }

  @ParameterizedTest
  @MethodSource("table")
  void holdsAsTheTableSays(Match match, @Nullable Value value, boolean expected) {
    assertThat(match.holds(value)).as("%s of %s", match.words(), value).isEqualTo(expected);
  }

  static Stream<Match> words() {
    return Stream.of(
        new Between(3, 5.5),
        new Has(Part.STARTS_WITH, "E"),
        new Has(Part.LACKS, "timed out"),
        AT_LEAST,
        PRO);
  }

  @ParameterizedTest
  @MethodSource("words")
  void isSaidInTheWordsThatTriggersWrite(Match match) {
    assertThat(match.words())
        .isIn(
            "between 3 and 5.5",
            "starts with E",
            "does not contain timed out",
            "at least 3",
            "pro or business");
  }
}
