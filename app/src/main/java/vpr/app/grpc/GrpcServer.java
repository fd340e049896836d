package vpr.app.grpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import vpr.app.settings.PortCheck;
import vpr.app.settings.Transports;

/** Listens for gRPC: begins last, when everything that answers is there, and ends first, after the calls under way. */
public final class GrpcServer implements SmartLifecycle {
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;
    private static final int LARGEST_METADATA = 8 * 1024;
    private static final int MOST_CALLS = 256;
    private static final int MOST_CALLS_OF_A_CONNECTION = 100;
    private static final int WINDOW = 256 * 1024;
    private static final int IDLE_MINUTES = 5;
    private static final int PATIENCE_SECONDS = 10;

    private final Transports transports;
    private final Services services;
    private final GrpcHealth health;

    private @Nullable Running running;

    private record Running(Server server, EventLoopGroup network, ExecutorService calls) {}

    GrpcServer(Transports transports, Services services, GrpcHealth health) {
        this.transports = transports;
        this.services = services;
        this.health = health;
    }

    @Override
    public void start() {
        PortCheck.GRPC.requireFree(transports.grpcAddress(), transports.grpcPort());
        // One thread moves bytes, and memory of the heap carries them; whatever waits has a virtual thread of its own.
        var network = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("grpc-network", true), NioIoHandler.newFactory());
        var calls = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("grpc-call-", 0).factory());
        var builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(transports.grpcAddress(), transports.grpcPort()))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(network)
                .workerEventLoopGroup(network)
                .withChildOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .executor(calls);
        limit(builder);
        services.definitions().forEach(builder::addService);
        builder.addService(health);
        if (transports.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
        }
        try {
            running = new Running(builder.build().start(), network, calls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void limit(NettyServerBuilder builder) {
        builder.maxInboundMessageSize(LARGEST_MESSAGE)
                .maxInboundMetadataSize(LARGEST_METADATA)
                .maxConcurrentCallsPerConnection(MOST_CALLS_OF_A_CONNECTION)
                .flowControlWindow(WINDOW)
                .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
                .maxRstFramesPerWindow(MOST_CALLS, PATIENCE_SECONDS)
                .intercept(new CallGate(MOST_CALLS));
    }

    /** Where it listens, which matters when any free port was asked for. */
    public int port() {
        return running == null ? 0 : running.server().getPort();
    }

    @Override
    public void stop() {
        var stopping = running;
        if (stopping == null) {
            return;
        }
        running = null;
        health.stop();
        try {
            stopping.server().shutdown();
            if (!stopping.server().awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stopping.server().shutdownNow().awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            stopping.server().shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            // Not shutdownNow: an interrupt would close the files that a command is writing.
            stopping.calls().shutdown();
            var _ = stopping.network().shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
