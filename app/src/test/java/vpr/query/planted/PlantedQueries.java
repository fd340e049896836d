package vpr.query.planted;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
public record PlantedQueries(vpr.query.planted2.OtherFeature feature) {}
