package vpr.log;

import java.util.List;

/**
 * What one append made durable, all or nothing: one leaf an event and what is needed to bring them into their
 * repositories. The payload's bytes are shared, not copied: nobody changes them.
 *
 * @param first position of the first leaf; the others follow without gaps
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
public record Frame(Position first, List<Leaf> leaves, byte[] payload) {
    public Frame {
        leaves = List.copyOf(leaves);
        LeafRules.require(!leaves.isEmpty(), "leaves: must not be empty");
        for (int i = 0; i < leaves.size(); i++) {
            LeafRules.require(leaves.get(i).position().equals(first.plus(i)), "leaves: must follow without gaps");
        }
    }

    public Position last() {
        return first.plus(leaves.size() - 1L);
    }

    /** The number that comes after the last one of this frame. */
    long end() {
        return first.number() + leaves.size();
    }
}
