package vpr.app.grpc;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import vpr.access.Callers;
import vpr.access.grpc.Rpcs;
import vpr.api.TablesPosition;
import vpr.api.grpc.Transcoding;
import vpr.app.settings.Settings;

/** The transport of gRPC, named one by one. */
@Configuration(proxyBeanMethods = false)
public class GrpcConfiguration {
    @Bean
    GrpcServer grpcServer(
            Settings settings,
            List<Rpcs> features,
            Callers callers,
            Transcoding transcoding,
            ObjectProvider<TablesPosition> tables,
            ObjectProvider<PlatformTransactionManager> transactions,
            HealthEndpoint health) {
        var answering = new Answering(transcoding, tables, transactions);
        var services = new Services(features, callers, answering);
        return new GrpcServer(settings.transports(), services, new GrpcHealth(health, settings.roles()));
    }
}
