package vpr.population.planted;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record PopulationThatKnowsQueries(vpr.query.planted.PlantedQueries queries) {}
