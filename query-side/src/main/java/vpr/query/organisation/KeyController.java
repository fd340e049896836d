package vpr.query.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.Cursors;
import vpr.api.FromTables;
import vpr.api.Page;
import vpr.api.PageCursor;
import vpr.api.PageLimit;
import vpr.api.ProblemType;
import vpr.api.Problems;

@RestController("keyReading")
@FromTables
@Tag(name = "API keys")
class KeyController {
    private static final String LIST = "keys";

    private final KeyQueries queries;
    private final Cursors cursors;

    KeyController(KeyQueries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @Allowed(Action.LIST_KEYS)
    @Problems({ProblemType.INVALID_CURSOR, ProblemType.INVALID_FIELD})
    @GetMapping("/organisation/keys")
    @Operation(
            operationId = "listApiKeys",
            summary = "List the API keys that were given out, in the order of their ids")
    Page<KeyView> list(
            @PageLimit @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @PageCursor @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.checkLimit(limit);
        var after = cursor == null ? null : cursors.read(LIST, cursor).getFirst();
        return Page.cut(
                queries.keys(after, most + 1), most, key -> key, key -> cursors.write(LIST, List.of(key.keyId())));
    }
}
