package vpr.gitstore;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Lets the calling thread run when others have no use for the processor. Only Linux has that for one thread. */
final class LowPriority {
    private static final int THIS_THREAD = 0;
    private static final int NICE = 15;

    private LowPriority() {}

    static void take() {
        Optional<MethodHandle> setpriority = find();
        if (setpriority.isPresent()) {
            try {
                // A thread may always be nicer, so there is nothing to check; where it may not, it is as it was.
                int _ = (int) setpriority.get().invokeExact(0, THIS_THREAD, NICE);
            } catch (Throwable e) {
                throw new IllegalStateException("calling the C library", e);
            }
        }
    }

    @SuppressWarnings("restricted") // one call of the C library, with the arguments that its manual page names
    private static Optional<MethodHandle> find() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("setpriority")
                .map(symbol -> linker.downcallHandle(
                        symbol,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT)));
    }
}
