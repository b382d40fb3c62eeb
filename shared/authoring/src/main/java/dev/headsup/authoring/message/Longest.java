package dev.headsup.authoring.message;

import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.SmsParts;
import java.util.ArrayList;
import java.util.List;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/// The longest that a template can print: of each condition the longest branch, and each value as
/// long as it may be.
final class Longest {
  private final int cut;

  private Longest(int cut) {
    this.cut = cut;
  }

  static String of(ParseTree tree, int cut) {
    return new Longest(cut).text(tree);
  }

  private String text(ParseTree tree) {
    return switch (tree) {
      case LiquidParser.Comment_tagContext comment -> "";
      case LiquidParser.OutputContext output -> output(output);
      case LiquidParser.If_tagContext tag -> {
        List<String> branches = new ArrayList<>(List.of(text(tag.block())));
        tag.elsif_tag().forEach(elsif -> branches.add(text(elsif.block())));
        if (tag.else_tag() != null) {
          branches.add(text(tag.else_tag().block()));
        }
        yield longest(branches);
      }
      case LiquidParser.Unless_tagContext tag ->
          longest(
              tag.else_tag() == null
                  ? List.of(text(tag.block()))
                  : List.of(text(tag.block()), text(tag.else_tag().block())));
      case LiquidParser.Case_tagContext tag -> {
        List<String> branches = new ArrayList<>();
        tag.when_tag().forEach(when -> branches.add(text(when.block())));
        if (tag.else_tag() != null) {
          branches.add(text(tag.else_tag().block()));
        }
        yield longest(branches);
      }
      case LiquidParser.OtherContext other -> other.getText();
      default -> {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < tree.getChildCount(); i++) {
          all.append(text(tree.getChild(i)));
        }
        yield all.toString();
      }
    };
  }

  private String output(LiquidParser.OutputContext output) {
    Room room = Room.of(output);
    return "x".repeat(room.ours() ? Links.LONGEST_IN_SMS : room.most(cut));
  }

  private static String longest(List<String> branches) {
    String longest = "";
    for (String branch : branches) {
      if (SmsParts.of(branch).units() > SmsParts.of(longest).units()) {
        longest = branch;
      }
    }
    return longest;
  }
}
