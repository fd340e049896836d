package vpr.benchmarks.server;

import java.lang.management.ManagementFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;

/** For how long Java's compilers have been at work in this server. */
@RestController
class CompilersController {
    /** @param seconds of all compilers together, since the start */
    record Compilers(double seconds) {}

    @Allowed(Action.ADD_LETTER)
    @PostMapping("/benchmark/compilers")
    Compilers compilers() {
        return new Compilers(ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / 1e3);
    }
}
