package vpr.query.letter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Writes a letter as {@code text/markdown} (RFC 7763): its prose alone. */
@Component
class LetterMarkdown extends AbstractHttpMessageConverter<Object> {
    static final String TYPE = "text/markdown";

    LetterMarkdown() {
        super(StandardCharsets.UTF_8, MediaType.valueOf(TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ShownLetter.class || type == LetterView.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("letters are not read from Markdown", input);
    }

    @Override
    protected void writeInternal(Object letter, HttpOutputMessage output) throws IOException {
        var body = (letter instanceof ShownLetter shown ? shown.view() : (LetterView) letter).body();
        if (body == null) {
            throw Problem.of(ProblemType.WITHHELD, "The letter's text was taken away by a redaction.");
        }
        output.getBody().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
