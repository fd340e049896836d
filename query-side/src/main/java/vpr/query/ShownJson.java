package vpr.query;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer that a store keeps as JSON without a look into it. */
@Component
class ShownJson extends AbstractHttpMessageConverter<Shown<?>> {
    private final JsonMapper mapper;

    ShownJson(JsonMapper mapper) {
        super(MediaType.APPLICATION_JSON);
        this.mapper = mapper;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Shown.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Shown<?> readInternal(Class<? extends Shown<?>> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("answers are not read", input);
    }

    @Override
    protected @Nullable Long getContentLength(Shown<?> shown, @Nullable MediaType type) {
        return shown.kept().map(bytes -> (long) bytes.length).orElse(null);
    }

    @Override
    protected void writeInternal(Shown<?> shown, HttpOutputMessage output) throws IOException {
        var kept = shown.kept();
        if (kept.isPresent()) {
            output.getBody().write(kept.get());
        } else {
            mapper.writeValue(output.getBody(), shown.view());
        }
    }
}
