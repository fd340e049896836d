package vpr.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * A component of one of our records must be given unless it is {@code @Nullable}; a missing list or set is empty, and no
 * list holds a null. So the types alone say what is required, and no constructor meets a null that it does not expect.
 */
public final class RequiredComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        if (member instanceof AnnotatedParameter parameter) {
            var owner = parameter.getOwner().getDeclaringClass();
            if (owner.isRecord() && owner.getName().startsWith("vpr.")) {
                return nullsOf(owner.getRecordComponents()[parameter.getIndex()]);
            }
        }
        return JsonSetter.Value.empty();
    }

    /** Whether a body without it is refused. */
    public static boolean mustBeGiven(RecordComponent component) {
        return !isNullable(component) && !Collection.class.isAssignableFrom(component.getType());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static JsonSetter.Value nullsOf(RecordComponent component) {
        var type = component.getType();
        var content = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
                ? Nulls.FAIL
                : Nulls.DEFAULT;
        if (isNullable(component)) {
            return JsonSetter.Value.construct(Nulls.SET, content);
        }
        return JsonSetter.Value.construct(mustBeGiven(component) ? Nulls.FAIL : Nulls.AS_EMPTY, content);
    }
}
