package vpr.projections.planted2;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record OtherProjector(vpr.projections.planted.ProjectorThatAnswersRequests projector) {}
