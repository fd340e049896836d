package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.CommitSigners;
import vpr.log.EventLog;
import vpr.log.LeafEntries;
import vpr.log.Leaves;
import vpr.log.Position;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.commit.Salts;

/**
 * The records of a data directory as signed Git commits. One process opens it for writing, any number for reading; readers
 * see what is applied to Git, the writer also what is only durable in its journal yet. Safe for many threads.
 */
public final class GitStore implements AutoCloseable {
    private final Path data;
    private final StoreFile file;
    private final ReadParts parts;
    private final Leaves leaves;
    private final TrackedReader tracked;
    private final @Nullable WritingStore writing;
    private final AppliedTips applied;
    private volatile @Nullable RecordId organisation;
    private volatile boolean closed;

    private GitStore(Path data, StoreFile file, ReadParts parts, Leaves leaves, @Nullable WritingStore writing) {
        this.data = data;
        this.file = file;
        this.parts = parts;
        this.leaves = leaves;
        this.writing = writing;
        this.applied = new AppliedTips(data, parts.events(), leaves);
        this.tracked = new TrackedReader(data, leaves, parts.events(), parts.objects());
    }

    /**
     * Opens a store for writing, a new one where there is none. Everything that was acknowledged is in Git when this
     * returns.
     *
     * @param signers whose key signs which author's commits
     * @param clock ends the window in which commands are found again
     * @throws vpr.log.OwnedElsewhereException when it is open for writing already
     * @throws MissingLogException when there are records and no log of them
     * @throws vpr.log.CorruptLogException when something that had been durable is damaged or missing
     * @throws vpr.record.InvalidException when the data directory is of another namespace
     */
    public static GitStore openWriter(StoreSettings settings, CommitSigners signers, Clock clock) throws IOException {
        return openWriter(settings, signers, Salts.random(), clock);
    }

    static GitStore openWriter(StoreSettings settings, CommitSigners signers, Salts salts, Clock clock)
            throws IOException {
        return openWriter(settings, signers, salts, clock, RepackRules.defaults());
    }

    static GitStore openWriter(
            StoreSettings settings, CommitSigners signers, Salts salts, Clock clock, RepackRules rules)
            throws IOException {
        DurableFile.createDirectories(settings.vpr());
        StoreFile file = StoreFile.openOrCreate(settings);
        requireLog(settings);
        ReadParts parts = ReadParts.create();
        WritingStore writing = WritingStore.open(settings, signers, salts, clock, parts, rules);
        return new GitStore(settings.data(), file, parts, writing.log().leaves(), writing);
    }

    private static void requireLog(StoreSettings settings) throws IOException {
        if (EventLog.isMissing(settings.vpr())) {
            for (RecordKind kind : RecordKind.values()) {
                if (RecordDirectory.first(settings.data(), kind).isPresent()) {
                    throw new MissingLogException(settings.vpr());
                }
            }
        }
    }

    /**
     * Opens a store that this or another process writes, for reading what is applied.
     *
     * @throws IOException when there is no store yet
     */
    public static GitStore openReader(Path data) throws IOException {
        return new GitStore(data, StoreFile.read(data), ReadParts.create(), Leaves.open(StoreSettings.vpr(data)), null);
    }

    /** The record at its last event; empty when there is no such record. */
    public Optional<RecordHead> head(RecordId record) {
        return tip(record).map(tip -> new RecordHead(tip.directory(), tip.commit(), parts.objects()));
    }

    /** The record at an event that the tracking stream gave. */
    public RecordHead at(Recorded recorded) {
        var directory = new RecordDirectory(data, recorded.kind(), recorded.record());
        var commit = ObjectId.fromString(recorded.commit().hex());
        return new RecordHead(directory, HeadCommit.of(parts.events().commit(directory, commit)), parts.objects());
    }

    /** Empty when there is no such record. */
    public Optional<RecordKind> kindOf(RecordId record) {
        return tip(record).map(Tip::kind);
    }

    /**
     * What a command recorded in this record within the last 24 hours.
     *
     * @param caller in whose name it came, since keys are the caller's own
     */
    public Optional<StoredCommand> findCommand(RecordId record, String caller, UUID commandId) {
        return writing().history().find(record, caller, commandId);
    }

    /**
     * Records the events, of one or several records, all or none. They are durable when this returns.
     *
     * @throws StaleTipException when an event's number is not its record's next
     * @throws RecordQuarantinedException when a record waits for a person's decision
     * @throws StoreUnavailableException when the journal has stopped: whether these events are durable is known after a
     *     restart
     * @throws StoreFullException when the disk is nearly full
     */
    public Receipt append(List<NewEvent> events) {
        return writing().writer().append(events);
    }

    /**
     * The commits that these events would be, one of each record, for their author to sign. Nothing is recorded.
     *
     * @throws StaleTipException when an event's number is not its record's next
     * @throws RecordQuarantinedException when a record waits for a person's decision
     * @throws vpr.record.InvalidException when the author has no registration
     */
    public List<PreparedCommit> prepare(List<NewEvent> events, Repeatable repeatable) {
        return writing().authoring().prepare(events, repeatable);
    }

    /**
     * Records what was prepared, as {@link #append(List)} does, with its author's signatures.
     *
     * @throws AuthorSigning.OtherEventsException when these are not the events that were prepared
     */
    public Receipt submit(List<NewEvent> events, AuthorSigning.Submitting submitting) {
        return writing().authoring().submit(events, submitting);
    }

    /**
     * True as soon as an event after the position is applied, false when the time is over, the store was closed or the
     * thread is interrupted.
     *
     * @param after null waits for the first event
     * @throws vpr.log.EpochChangedException when the position is of another epoch
     */
    public boolean await(@Nullable Position after, Duration timeout) {
        try {
            return leaves.await(after, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of a store that is open for writing. */
    public StoreHealth health() {
        return new StoreHealth(writing().log().health(), writing().quarantine().records());
    }

    public StoreFacts facts() {
        RecordId known = organisation;
        if (known == null) {
            known = findOrganisation();
            organisation = known;
        }
        return new StoreFacts(file.namespace(), file.logOrigin(), Optional.ofNullable(known));
    }

    /** What is applied, as the entries of the log's tree. */
    public LeafEntries logEntries() {
        return leaves.entries();
    }

    /** Lets a record take events again after a person looked into the foreign commits, which stay kept. */
    public void release(RecordId record) throws IOException {
        writing().quarantine().release(record);
    }

    /** Waits until everything that is durable now is applied, and synced there. */
    public void checkpoint() throws IOException {
        writing().log().checkpoint();
    }

    /** Of a store that is open for writing. */
    public Packs packs() {
        return new Packs(this, writing().repacking());
    }

    /** The record's events from this number on, oldest first. */
    List<StoredCommit> commits(Tip tip, long from) {
        return parts.events().commits(tip.directory(), tip.commit().id(), from);
    }

    Optional<Tip> tip(RecordId record) {
        return writing == null ? applied.find(record) : writing.tips().find(record);
    }

    EventReader events() {
        return parts.events();
    }

    TrackedReader tracked() {
        return tracked;
    }

    Leaves leaves() {
        return leaves;
    }

    boolean isClosed() {
        return closed;
    }

    private @Nullable RecordId findOrganisation() {
        try {
            return RecordDirectory.first(data, RecordKind.ORGANISATION).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WritingStore writing() {
        if (writing == null) {
            throw new IllegalStateException("the store is open for reading only");
        }
        return writing;
    }

    /** Applies what waits and releases the owner lock. */
    @Override
    public void close() {
        closed = true;
        if (writing != null) {
            writing.repacking().close();
            writing.tips().keep();
            writing.log().close();
        }
        leaves.close();
        parts.objects().close();
    }
}
