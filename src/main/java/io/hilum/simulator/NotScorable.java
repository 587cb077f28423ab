package io.hilum.simulator;

/** The request can't be scored; carries the answer that the real endpoint would give. */
final class NotScorable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    private NotScorable(Refusal refusal) {
        super(refusal.reason(), null, false, false);
        this.refusal = refusal;
    }

    /** The request is not of the protocol's form. */
    static NotScorable malformed(String reason) {
        return new NotScorable(new Refusal(400, reason));
    }

    /** The request is well-formed, but the model's container fails on it. */
    static NotScorable byTheModel(String reason) {
        return new NotScorable(new Refusal(424, reason));
    }

    Refusal refusal() {
        return refusal;
    }
}
