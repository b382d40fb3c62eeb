package dev.headsup.authoring.trigger;

/// The files of one trigger: paths inside its folder, with `/`, and their text.
public final class TriggerFiles {
  /// The file that makes a folder a trigger's.
  public static final String TRIGGER = "trigger.yaml";

  private TriggerFiles() {}
}
