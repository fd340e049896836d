package vpr.app.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vpr.app.settings.Settings;
import vpr.gitstore.GitStore;
import vpr.gitstore.verify.Auditor;

/** The parts of the auditor, of a process with the role {@code command}. */
@Configuration(proxyBeanMethods = false)
@Import({VerificationController.class, VerificationGrpc.class, VerificationHeaders.class})
public class AuditConfiguration {
    /** Needs the store to be open, and ends before it is closed. */
    @Bean(destroyMethod = "close")
    Auditor auditor(GitStore store, Settings settings, Clock clock) throws IOException {
        return Auditor.start(settings.data(), settings.auditPeriod(), clock);
    }

    /** Up whatever it found: a problem is a person's to look into, and no reason to stop serving. */
    @Bean
    HealthIndicator verificationHealthIndicator(Auditor auditor) {
        return () -> {
            var report = auditor.report();
            var health = Health.up()
                    .withDetail("verified", report.verified())
                    .withDetail("total", report.total())
                    .withDetail("problems", report.problemCount())
                    .withDetail("summary", VerificationView.summary(report));
            if (report.problemCount() > 0) {
                health.withDetail("kinds", report.kinds());
            }
            report.failure().ifPresent(failure -> health.withDetail("failure", failure));
            return health.build();
        };
    }

    @Bean
    MeterBinder auditMeters(Auditor auditor) {
        return registry -> {
            Gauge.builder(
                            "vpr.audit.commits.verified",
                            auditor,
                            it -> it.report().verified())
                    .description("Commits verified within the last audit period")
                    .register(registry);
            Gauge.builder("vpr.audit.commits.total", auditor, it -> it.report().total())
                    .description("Commits in the log")
                    .register(registry);
            Gauge.builder("vpr.audit.problems", auditor, it -> it.report().problemCount())
                    .description("Problems that the auditor found")
                    .register(registry);
        };
    }
}
