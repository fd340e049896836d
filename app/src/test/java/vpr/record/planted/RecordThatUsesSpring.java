package vpr.record.planted;

import org.springframework.stereotype.Component;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
@Component
public class RecordThatUsesSpring {}
