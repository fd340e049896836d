package vpr.projections.planted;

import org.springframework.web.bind.annotation.RestController;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
@RestController
public record ProjectorThatAnswersRequests(vpr.command.planted.PlantedCommand command) {}
