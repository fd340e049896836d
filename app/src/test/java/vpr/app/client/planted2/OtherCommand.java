package vpr.app.client.planted2;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
public record OtherCommand(String name) {}
