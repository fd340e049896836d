package vpr.command.organisation;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import vpr.access.NewApiKey;
import vpr.command.Commands;
import vpr.command.IdempotencyKey;
import vpr.gitstore.GitStore;
import vpr.record.Author;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.organisation.ApiKey;

/** The first start of an installation: the organisation's record and the first administrator's key. */
public final class Bootstrap {
    private static final Author ADMINISTRATOR = new Author("VPR administrator", null, List.of(), null);
    private static final String CALLER = "bootstrap";

    private final GitStore store;
    private final Commands commands;
    private final RecordId organisation;
    private final String namespace;
    private final InstantSource clock;
    private final SecureRandom random;

    public Bootstrap(
            GitStore store,
            Commands commands,
            RecordId organisation,
            String namespace,
            InstantSource clock,
            SecureRandom random) {
        this.store = store;
        this.commands = commands;
        this.organisation = organisation;
        this.namespace = namespace;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Creates both when the organisation has no record yet, else does nothing. The key's text is handed over before
     * anything is recorded: when it cannot be kept, nothing holds it, and the next start makes another.
     *
     * @param keeper takes the key's text, and fails when it cannot
     * @return whether this was the first start
     */
    public boolean run(Consumer<String> keeper) {
        if (store.head(organisation).isPresent()) {
            return false;
        }
        var now = clock.instant();
        var made = NewApiKey.generate(random);
        var key = new ApiKey(
                made.id(),
                made.hash(),
                "First administrator",
                Set.of(ApiKey.Role.ADMINISTRATOR),
                Set.of(),
                ADMINISTRATOR,
                now,
                null);
        var command = new CreateOrganisation(organisation, namespace, key);
        keeper.accept(made.text());
        commands.send(
                command,
                new Provenance(ADMINISTRATOR, CALLER, IdempotencyKey.generate(now, random), UUID.randomUUID()));
        return true;
    }
}
