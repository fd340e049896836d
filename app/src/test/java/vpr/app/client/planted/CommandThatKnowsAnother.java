package vpr.app.client.planted;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
public record CommandThatKnowsAnother(vpr.app.client.planted2.OtherCommand command) {}
