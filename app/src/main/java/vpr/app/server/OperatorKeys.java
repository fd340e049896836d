package vpr.app.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import vpr.access.NewApiKey;
import vpr.command.Commands;
import vpr.command.DerivedIds;
import vpr.command.IdempotencyKey;
import vpr.command.organisation.CreateApiKey;
import vpr.record.Author;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.organisation.ApiKey;

/** Gives out keys for whoever runs this process: who holds the data directory needs no key to do so. */
record OperatorKeys(Commands commands, RecordId organisation, InstantSource clock, SecureRandom random) {
    private static final String CALLER = "operator";

    static OperatorKeys in(BeanFactory context) {
        return new OperatorKeys(
                context.getBean(Commands.class),
                RecordId.of(context.getBean(DerivedIds.class).organisation()),
                context.getBean(InstantSource.class),
                context.getBean(SecureRandom.class));
    }

    /**
     * A new key that does not expire.
     *
     * @param keeper takes its text before anything is recorded; when it fails, there is no key
     */
    void giveOut(String name, Set<ApiKey.Role> roles, Author author, Consumer<String> keeper) {
        var now = clock.instant();
        var made = NewApiKey.generate(random);
        var key = new ApiKey(made.id(), made.hash(), name, roles, Set.of(), author, now, null);
        keeper.accept(made.text());
        commands.send(
                new CreateApiKey(organisation, key),
                new Provenance(author, CALLER, IdempotencyKey.generate(now, random), UUID.randomUUID()));
    }
}
