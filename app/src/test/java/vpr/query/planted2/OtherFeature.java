package vpr.query.planted2;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
public record OtherFeature(String name) {}
