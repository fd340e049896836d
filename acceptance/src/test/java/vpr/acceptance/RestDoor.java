package vpr.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** By JSON over HTTP, where the description says that an operation is. */
record RestDoor(Api api, Description description) implements Door {
    static RestDoor of(Api api) {
        return new RestDoor(
                api, new Description(api.get("", "/v3/api-docs").expect(200).json()));
    }

    @Override
    public Outcome call(String operation, String key, Map<String, ?> request, String... headers) {
        var described = description.operation(operation);
        var rest = new LinkedHashMap<String, Object>(request);
        var all = new ArrayList<>(List.of(headers));
        var path = inUrl(described.path(), rest, all);
        if (request.get("command") instanceof Map<?, ?> command) {
            // By gRPC, what a URL and its headers say of a submitted command stands in the command.
            var inner = new LinkedHashMap<String, Object>();
            command.forEach((name, value) -> inner.put(String.valueOf(name), value));
            path = inUrl(path, inner, all);
            rest.put("command", inner);
        }
        var sent = all.toArray(String[]::new);
        return described.method().equals("get")
                ? outcome(api.get(key, path + query(rest), sent))
                : outcome(api.send(described.method(), key, path, Api.JSON.writeValueAsBytes(rest), sent));
    }

    private static String inUrl(String described, Map<String, Object> fields, List<String> headers) {
        var path = described;
        for (var name : List.copyOf(fields.keySet())) {
            if (path.contains("{" + name + "}")) {
                path = path.replace("{" + name + "}", String.valueOf(fields.remove(name)));
            }
        }
        if (fields.remove("ifMatch") instanceof String etag) {
            headers.addAll(List.of("If-Match", etag));
        }
        return path;
    }

    private static String query(Map<String, Object> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "="
                                + URLEncoder.encode(String.valueOf(each.getValue()), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static Outcome outcome(Api.Answer answer) {
        var headers = answer.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey(), header -> header.getValue().getFirst()));
        var problem = answer.status() < 300 ? "" : answer.problem();
        var fields = StreamSupport.stream(answer.json().path("fields").spliterator(), false)
                .map(field -> Door.protoName(field.path("field").asString()))
                .toList();
        return new Outcome(problem, problem.isEmpty() ? List.of() : fields, answer.json(), headers);
    }

    @Override
    public String toString() {
        return "REST";
    }
}
