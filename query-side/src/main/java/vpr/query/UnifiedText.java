package vpr.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes a difference as {@code text/x-diff}. */
@Component
class UnifiedText extends AbstractHttpMessageConverter<Unified> {
    UnifiedText() {
        super(StandardCharsets.UTF_8, MediaType.valueOf(TextDiff.MEDIA_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Unified.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Unified readInternal(Class<? extends Unified> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("differences are not read", input);
    }

    @Override
    protected void writeInternal(Unified diff, HttpOutputMessage output) throws IOException {
        output.getBody().write(diff.unified().getBytes(StandardCharsets.UTF_8));
    }
}
