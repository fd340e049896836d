package vpr.benchmarks;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Java's compilers in another process. */
final class Compilers {
    private static final double MILLIS = 1e3;

    private Compilers() {}

    /** For how long all of them together have been at work since the process began. */
    @SuppressWarnings("BanJNDI") // what answers is a process that this one has started
    static double secondsOf(ProcessHandle process) throws IOException, AttachNotSupportedException {
        var machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            var address = new JMXServiceURL(machine.startLocalManagementAgent());
            try (var connector = JMXConnectorFactory.connect(address)) {
                return ManagementFactory.newPlatformMXBeanProxy(
                                        connector.getMBeanServerConnection(),
                                        ManagementFactory.COMPILATION_MXBEAN_NAME,
                                        CompilationMXBean.class)
                                .getTotalCompilationTime()
                        / MILLIS;
            }
        } finally {
            machine.detach();
        }
    }
}
