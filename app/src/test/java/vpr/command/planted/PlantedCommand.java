package vpr.command.planted;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
public record PlantedCommand(vpr.query.planted.PlantedQueries queries) {}
