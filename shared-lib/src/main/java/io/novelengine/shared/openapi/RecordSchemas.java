package io.novelengine.shared.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/** Schemas of records, whose components are always there unless marked as nullable; JSON trees are any value. */
final class RecordSchemas implements ModelConverter {

    private static final String AT = "#/components/schemas/";

    @Override
    @SuppressWarnings({"rawtypes", "NullAway"})
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new Schema<>();
        }
        if (raw == ProblemDetail.class) {
            return new Schema<>().$ref(AT + "Problem");
        }
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (raw.isRecord() && schema != null) {
            var model = model(schema, context);
            if (model != null && model.getProperties() != null) {
                for (var component : raw.getRecordComponents()) {
                    describe(component, model, isAlwaysWritten(raw));
                }
            }
        }
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static @Nullable Schema model(Schema schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean isAlwaysWritten(Class<?> type) {
        var include = type.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void describe(RecordComponent component, Schema model, boolean alwaysWritten) {
        var name = component.getName();
        if (!model.getProperties().containsKey(name)) {
            return;
        }
        var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var property = (Schema) model.getProperties().get(name);
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            model.getProperties().put(name, new Schema<>().description("JSON"));
        } else if (nullable && alwaysWritten) {
            model.getProperties().put(name, new Schema<>().anyOf(List.of(property, nothing())));
        }
        if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                && list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class)
                && property.getItems() != null) {
            property.setItems(new Schema<>().anyOf(List.of(property.getItems(), nothing())));
        }
        if ((!nullable || alwaysWritten)
                && (model.getRequired() == null || !model.getRequired().contains(name))) {
            model.addRequiredItem(name);
        }
    }

    @SuppressWarnings("rawtypes")
    private static Schema nothing() {
        var nothing = new Schema<>();
        nothing.setTypes(Set.of("null"));
        return nothing;
    }
}
