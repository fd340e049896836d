package vpr.command.planted2;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record CommandOfAnotherFeature(vpr.command.planted.PlantedCommand command) {}
