package dev.headsup.local.imports;

import static java.util.stream.Collectors.joining;

import dev.headsup.authoring.Nearest;
import dev.headsup.local.imports.ImportKind.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which column of a file means what.
///
/// @param targets what each column means, in the file's order; empty for one that is left out
/// @param header the file's own names
record Mapping(ImportKind kind, List<String> header, List<String> targets) {

  private static final Set<String> OUR_OWN = Set.of(RejectsFile.LINE, RejectsFile.REASON);

  Mapping {
    header = List.copyOf(header);
    targets = List.copyOf(targets);
  }

  /// Maps what was asked for, then what has a usual name, then the rest as the kind says.
  ///
  /// @param asked meanings by the file's name of the column; an empty meaning leaves it out
  /// @throws ImportFailure when a column that is needed is missing, or two mean the same
  static Mapping of(ImportKind kind, List<String> header, Map<String, String> asked) {
    Map<String, String> left = new LinkedHashMap<>(asked);
    List<String> targets = new ArrayList<>();
    Set<String> taken = new HashSet<>(asked.values());
    for (String column : header) {
      String target;
      if (left.containsKey(column)) {
        target = left.remove(column);
      } else {
        target = OUR_OWN.contains(column) ? "" : usual(kind, column, taken);
      }
      taken.add(target);
      targets.add(target);
    }
    if (!left.isEmpty()) {
      String unknown = left.keySet().iterator().next();
      throw new ImportFailure(
          "--map names the column '"
              + unknown
              + "', which the file does not have"
              + Nearest.hint(unknown, header)
              + "; its columns are "
              + String.join(", ", header));
    }
    Mapping mapping = new Mapping(kind, header, targets);
    mapping.refuseChoices(asked);
    mapping.check();
    return mapping;
  }

  private static String usual(ImportKind kind, String column, Set<String> taken) {
    String plain = plain(column);
    for (Field field : kind.fields()) {
      if (!taken.contains(field.name()) && field.isCalled(plain)) {
        return field.name();
      }
    }
    return switch (kind.rest()) {
      case TRAITS -> column.strip();
      case LEFT_OUT -> "";
    };
  }

  /// Of two columns that could be what is needed, neither is taken for it by chance of their order.
  private void refuseChoices(Map<String, String> asked) {
    for (Field field : kind.fields()) {
      List<String> could =
          header.stream()
              .filter(column -> !asked.containsKey(column) && field.isCalled(plain(column)))
              .toList();
      if (field.needed() && could.size() > 1 && !asked.containsValue(field.name())) {
        throw new ImportFailure(
            "the columns "
                + could.stream().map(column -> "'" + column + "'").collect(joining(" and "))
                + " could each be the "
                + field.name()
                + "; say which one is: --map \""
                + could.getFirst()
                + "="
                + field.name()
                + "\"");
      }
    }
  }

  private void check() {
    Map<String, String> by = new HashMap<>();
    Set<String> fields = new HashSet<>();
    kind.fields().forEach(field -> fields.add(field.name()));
    for (int i = 0; i < targets.size(); i++) {
      String target = targets.get(i);
      if (target.isEmpty()) {
        continue;
      }
      if (kind.rest() == ImportKind.Rest.LEFT_OUT && !fields.contains(target)) {
        throw new ImportFailure(
            "--map: " + kind.word() + " have no '" + target + "'" + Nearest.hint(target, fields));
      }
      String other = by.put(target, header.get(i));
      if (other != null) {
        throw new ImportFailure(
            "the columns '"
                + other
                + "' and '"
                + header.get(i)
                + "' both mean "
                + target
                + "; leave one out with --map \""
                + header.get(i)
                + "=\"");
      }
    }
    for (Field field : kind.fields()) {
      if (field.needed() && !by.containsKey(field.name())) {
        throw new ImportFailure(
            "no column means "
                + field.name()
                + ", which "
                + kind.word()
                + " need; name one with --map \"COLUMN="
                + field.name()
                + "\". The file's columns are "
                + String.join(", ", header));
      }
    }
  }

  /// The cells of a row by what they mean; blank cells say nothing and are left out.
  Map<String, String> read(List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      String cell = unescaped(cells.get(i).strip());
      if (!targets.get(i).isEmpty() && !cell.isEmpty()) {
        row.put(targets.get(i), cell);
      }
    }
    return row;
  }

  /// How it reads the file, one line a column.
  List<String> told() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String target = targets.get(i);
      lines.add("  " + header.get(i) + " -> " + (target.isEmpty() ? "(left out)" : target));
    }
    return lines;
  }

  /// A file of rejects guards cells that a spreadsheet would run as a formula; mended, it can be
  /// imported as it is.
  private static String unescaped(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && RejectsFile.isFormula(cell.substring(1))
        ? cell.substring(1)
        : cell;
  }

  private static String plain(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
