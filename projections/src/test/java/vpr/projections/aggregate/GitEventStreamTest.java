package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitEventStreamTest {
    @TempDir
    private Path data;

    private Hospital hospital;

    @BeforeEach
    void open() throws Exception {
        hospital = new Hospital(data);
    }

    @AfterEach
    void close() {
        hospital.close();
    }

    @Test
    void a_portion_ends_where_there_was_no_more_and_the_next_has_what_came_meanwhile() {
        var ids = hospital.patient("Ann", "Lee");
        var stream = new GitEventStream(GitEvents.of(hospital.store()), null);
        assertThat(stream.peekWithinPortion()).as("before the first").isEmpty();
        for (var event = 0; event < 3; event++) {
            assertThat(stream.peek()).isPresent();
            assertThat(stream.peekWithinPortion()).isEqualTo(stream.peek());
            stream.take();
        }
        assertThat(stream.peekWithinPortion()).isEmpty();
        hospital.letter(ids, "Later.\n");
        assertThat(stream.peekWithinPortion()).isEmpty();
        assertThat(stream.peek()).isPresent();
        stream.take();
        assertThat(stream.peek()).isEmpty();
    }
}
