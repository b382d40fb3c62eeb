package dev.headsup.local.template;

/// A custom resource of the template: something that a function of the same template makes when the
/// stack is made.
///
/// @param id its logical id
/// @param type such as `Custom::Setup`
/// @param function the logical id of the function
public record CustomResource(String id, String type, String function) {}
