package vpr.record.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import vpr.record.InvalidException;

/** Builds the tree from the engine's events and stops at the first that breaks a rule. */
final class TreeBuilder {
    private final Iterator<Event> events;
    private int nodes;

    TreeBuilder(Iterator<Event> events) {
        this.events = events;
    }

    Yaml document() {
        events.next();
        if (events.next().getEventId() != ID.DocumentStart) {
            throw new InvalidYamlException(0, 0, "must hold a document");
        }
        Yaml tree = node(events.next(), 0);
        events.next();
        Event end = events.next();
        if (end.getEventId() != ID.StreamEnd) {
            throw invalid(end, "must be one document");
        }
        return tree;
    }

    private Yaml node(Event event, int depth) {
        if (++nodes > YamlLimits.NODES) {
            throw invalid(event, "must be at most " + YamlLimits.NODES + " values");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence((CollectionStartEvent) event, depth + 1);
            case MappingStart -> mapping((CollectionStartEvent) event, depth + 1);
            case Alias -> throw invalid(event, "must not hold aliases");
            default -> throw invalid(event, "must be well-formed YAML 1.2");
        };
    }

    private static Yaml scalar(ScalarEvent event) {
        refuseAnchorsAndTags(event, event.getTag());
        try {
            return event.isPlain() ? PlainScalar.resolve(event.getValue()) : new Yaml.Text(event.getValue());
        } catch (InvalidException e) {
            throw invalid(event, e.violations().getFirst().rule());
        }
    }

    private Yaml sequence(CollectionStartEvent start, int depth) {
        enter(start, depth);
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth));
        }
        return new Yaml.Sequence(items);
    }

    private Yaml mapping(CollectionStartEvent start, int depth) {
        enter(start, depth);
        var entries = new LinkedHashMap<String, Yaml>();
        for (Event event = events.next(); event.getEventId() != ID.MappingEnd; event = events.next()) {
            String key = key(event);
            if (entries.containsKey(key)) {
                throw invalid(event, "must not hold a key twice");
            }
            entries.put(key, node(events.next(), depth));
        }
        return new Yaml.Mapping(entries);
    }

    private static String key(Event event) {
        if (!(event instanceof ScalarEvent scalar) || !(scalar(scalar) instanceof Yaml.Text(String key))) {
            throw invalid(event, "must have texts as keys");
        }
        if (key.codePointCount(0, key.length()) > Yaml.Mapping.LONGEST_KEY) {
            throw invalid(event, "must have keys of at most " + Yaml.Mapping.LONGEST_KEY + " characters");
        }
        return key;
    }

    private static void enter(CollectionStartEvent start, int depth) {
        refuseAnchorsAndTags(start, start.getTag());
        if (depth > YamlLimits.DEPTH) {
            throw invalid(start, "must be at most " + YamlLimits.DEPTH + " levels deep");
        }
    }

    private static void refuseAnchorsAndTags(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            throw invalid(event, "must not hold anchors");
        }
        if (tag.isPresent()) {
            throw invalid(event, "must not hold tags");
        }
    }

    private static InvalidYamlException invalid(Event event, String rule) {
        Optional<Mark> mark = event.getStartMark();
        return new InvalidYamlException(
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0),
                rule);
    }
}
