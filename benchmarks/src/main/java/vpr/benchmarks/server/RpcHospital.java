package vpr.benchmarks.server;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Corpus;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.load.Uuid7;
import vpr.v1.AddLetterRequest;
import vpr.v1.LettersGrpc;

/**
 * The clinician of a {@link Hospital}, who writes over gRPC: blocking calls, many on few connections, one thread that moves
 * the bytes.
 */
public final class RpcHospital implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final long PATIENCE_SECONDS = 120;
    private static final Metadata.Key<String> KEY = header("authorization");
    private static final Metadata.Key<String> COMMAND = header("idempotency-key");

    private final Hospital hospital;
    private final MultiThreadIoEventLoopGroup network = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<ManagedChannel> channels;
    private final List<String> texts = Corpus.pieces(Corpus.LETTER);

    private RpcHospital(Hospital hospital, int port) {
        this.hospital = hospital;
        this.channels = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> channel(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                .toList();
    }

    /** To the patients of that hospital, whose server this is. */
    public static RpcHospital open(Hospital hospital, VprProcess server) {
        return new RpcHospital(hospital, server.grpcPort());
    }

    private ManagedChannel channel(InetSocketAddress server) {
        return NettyChannelBuilder.forAddress(server)
                .usePlaintext()
                .eventLoopGroup(network)
                .channelType(NioSocketChannel.class)
                .directExecutor()
                .build();
    }

    /** The same patients, over REST. */
    public Hospital hospital() {
        return hospital;
    }

    /** Adds letters; the drain is on the clock. */
    public Round addLetters(int callers, Until until) throws Exception {
        return Callers.run(
                callers,
                until,
                i -> adding(LettersGrpc.newBlockingStub(channels.get(i % CONNECTIONS)), new Random(i)),
                () -> hospital.tell("/benchmark/drain"));
    }

    private Callers.Call adding(LettersGrpc.LettersBlockingStub letters, Random random) {
        var patients = hospital.patients();
        return () -> {
            var letter = AddLetterRequest.newBuilder()
                    .setPatientId(patients.get(random.nextInt(patients.size())))
                    .setName("Clinical letter")
                    .setStartTime("2026-01-12T10:14:00Z")
                    .setBody(texts.get(random.nextInt(texts.size())));
            var _ = letters.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers()))
                    .addLetter(letter.build());
        };
    }

    private Metadata headers() {
        var headers = new Metadata();
        headers.put(KEY, "Bearer " + hospital.key());
        headers.put(COMMAND, Uuid7.now().toString());
        return headers;
    }

    private static Metadata.Key<String> header(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        var _ = network.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
