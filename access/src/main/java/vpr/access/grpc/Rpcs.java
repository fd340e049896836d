package vpr.access.grpc;

import java.util.List;

/** The methods that one feature of one side answers. */
@FunctionalInterface
public interface Rpcs {
    /** Each of them. */
    List<Rpc<?, ?>> rpcs();
}
