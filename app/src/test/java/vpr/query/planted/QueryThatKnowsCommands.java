package vpr.query.planted;

import vpr.command.planted.PlantedCommand;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record QueryThatKnowsCommands(PlantedCommand command) {}
