package dev.headsup.aws.dynamodb;

/// The names of the tables that one decision touches.
public record Tables(String activities, String outreaches, String dues, String profiles) {}
